import { type FieldNode, type GraphQLField, getNamedType, isLeafType, print } from 'graphql';

/**
 * The answer's keys at one place, whatever fragment they come from: the same key must mean the same field with the same arguments there
 * (rule "fields can merge" of the specification; here for fragments that cannot meet, too, which is stricter and simpler).
 */
export type Scope = Map<string, ScopedField>;

/** What a key stands for. */
export interface ScopedField {
  /** The field as it is asked for, without what is below it. */
  readonly node: Pick<FieldNode, 'name' | 'alias' | 'arguments'>;
  readonly meaning: string;
  readonly below: Scope;
}

/** What must be equal where two fields meet under one key. */
export function meaningOf(field: GraphQLField<unknown, unknown>, given: FieldNode['arguments'] = []): string {
  const named = getNamedType(field.type);
  const shape = isLeafType(named) ? String(field.type) : String(field.type).replace(named.name, '');
  return `${field.name}(${given.map((argument) => print(argument)).join(', ')}): ${shape}`;
}

/** Whether what a fragment asks for can stand at a place. */
export function canMerge(into: Scope, from: Scope): boolean {
  return [...from].every(([key, { meaning, below }]) => {
    const there = into.get(key);
    return !there || (there.meaning === meaning && canMerge(there.below, below));
  });
}

/** Adds what a fragment asks for; the fragment's own scope stays as it is, for it is used elsewhere too. */
export function merge(into: Scope, from: Scope): void {
  for (const [key, { node, meaning, below }] of from) {
    const there = into.get(key) ?? { node, meaning, below: new Map() };
    into.set(key, there);
    merge(there.below, below);
  }
}
