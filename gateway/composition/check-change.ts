import { createHash } from 'node:crypto';
import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import { type DocumentNode, type GraphQLSchema, Kind, parse, validate } from 'graphql';
import type { OperationInUse } from './composition-messages.ts';
import { coordinatesOf } from './operation-coordinates.ts';

/** What a change of the public schema does to those who use it, in words. */
export interface Verdict {
  /** What breaks operations in use, and which. */
  readonly reasons: readonly string[];
  /** Breaking changes that none of them meets. */
  readonly notes: readonly string[];
}

interface Use {
  readonly name: string;
  readonly document: DocumentNode;
  readonly coordinates: ReadonlySet<string>;
}

/** Operations that a reason names. */
const MAX_NAMED = 10;

/** Of these the validation of each operation knows more: most operations that use the type do not mind. */
const LEFT_TO_VALIDATION: ReadonlySet<string> = new Set(['UNION_MEMBER_REMOVED', 'OBJECT_TYPE_INTERFACE_REMOVED']);

/**
 * Compares two public schemas.
 * @param operations what is in use; one that does not fit the schema before is of another graph, and does not count
 */
export async function checkChange(before: GraphQLSchema, after: GraphQLSchema, operations: readonly OperationInUse[]): Promise<Verdict> {
  const uses = operations.flatMap((operation) => useOf(before, operation));
  const changes = (await diff(before, after)).filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
  const reasons: string[] = [];
  const notes: string[] = [];
  const explained = new Set<Use>();
  for (const change of changes) {
    const hurt = uses.filter(({ coordinates }) => meets(change, coordinates));
    for (const use of hurt) explained.add(use);
    const said = `${change.message}${change.path ? ` (${change.path})` : ''}`;
    if (hurt.length > 0) reasons.push(`${said}: this breaks ${namesOf(hurt)}`);
    else notes.push(said);
  }
  for (const use of uses) {
    const [error] = explained.has(use) ? [] : validate(after, use.document, undefined, { maxErrors: 1 });
    if (error) reasons.push(`${use.name} would not be valid any more: ${error.message}`);
  }
  return { reasons, notes };
}

/** Whether an operation meets a change: it uses what has changed; or, where an input got a field that must be given, it takes such an input. */
function meets({ type, path }: Change, coordinates: ReadonlySet<string>): boolean {
  if (path === undefined || LEFT_TO_VALIDATION.has(type)) return false;
  return coordinates.has(type === 'INPUT_FIELD_ADDED' ? path.slice(0, path.lastIndexOf('.')) : path);
}

function useOf(schema: GraphQLSchema, { source, operationName, times, lastAsked }: OperationInUse): Use[] {
  const document = parse(source, { noLocation: true });
  if (validate(schema, document, undefined, { maxErrors: 1 }).length > 0) return [];
  const asked = lastAsked === null ? '' : ` (asked ${times} times, last at ${lastAsked})`;
  const name = `${operationName ?? nameIn(document) ?? `an operation without a name, SHA-256 ${digest(source)}`}${asked}`;
  return [{ name, document, coordinates: coordinatesOf(schema, document) }];
}

function nameIn({ definitions }: DocumentNode): string | undefined {
  return definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)?.name?.value;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

function namesOf(uses: readonly Use[]): string {
  const names = [...new Set(uses.map(({ name }) => name))];
  const shown = names.slice(0, MAX_NAMED).join(', ');
  return names.length > MAX_NAMED ? `${shown} and ${names.length - MAX_NAMED} more` : shown;
}
