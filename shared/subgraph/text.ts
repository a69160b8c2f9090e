import { type DocumentNode, visit } from 'graphql';
import { badUserInput } from './errors.js';

const NUL = '\u0000';

/**
 * Refuses NUL characters anywhere in a request: no text of this graph may hold one, and databases break on them.
 * @throws BAD_USER_INPUT with the variable's or argument's name
 */
export function refuseNulInVariables(variables: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(variables)) if (hasNul(value)) throw nulRefused(name);
}

/** As {@link refuseNulInVariables}, for the literals of a document. */
export function refuseNulInDocument(document: DocumentNode): void {
  let argument = 'query';
  visit(document, {
    Argument: (node) => {
      argument = node.name.value;
    },
    StringValue: (node) => {
      if (node.value.includes(NUL)) throw nulRefused(argument);
    },
  });
}

/** Walks without recursion: a client may nest as deep as the body is long. */
function hasNul(value: unknown): boolean {
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string' && next.includes(NUL)) return true;
    if (next === null || typeof next !== 'object') continue;
    for (const [key, inner] of Object.entries(next)) {
      if (key.includes(NUL)) return true;
      waiting.push(inner);
    }
  }
  return false;
}

const nulRefused = (argument: string) => badUserInput(argument, `${argument} holds a NUL character; no text may.`);
