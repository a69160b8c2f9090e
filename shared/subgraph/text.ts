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

function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL);
  if (Array.isArray(value)) return value.some(hasNul);
  if (value !== null && typeof value === 'object') return Object.entries(value).some(([key, inner]) => key.includes(NUL) || hasNul(inner));
  return false;
}

const nulRefused = (argument: string) => badUserInput(argument, `${argument} holds a NUL character; no text may.`);
