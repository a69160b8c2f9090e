import {
  type FieldNode,
  type FragmentDefinitionNode,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Limits } from '../settings/limit-settings.js';
import { type RefusalCode, refusal, tooDeep, tooManyChanges } from './refusals.js';
import type { RequestDocument } from './request-document.js';
import { type Structure, StructureCounter } from './structure-counter.js';

/** A place in the answer: how many fields give it, and the places below. */
interface Place {
  fields: number;
  readonly below: Map<string, Place>;
}

/**
 * Walks all operations as if their fragments were written out, up to the limits: so the walk is never longer than `maxSelections`, and
 * recursion is bounded by `maxDepth`. What goes round in circles is not followed; validation refuses it.
 * @returns the numbers of the last operation; selections are those of all
 * @throws GraphQLError `TOO_MANY_…` or `QUERY_TOO_DEEP`
 */
export function checkStructure({ operations, fragments, fragmentsByName }: RequestDocument, limits: Limits): Structure {
  checkDefinitions('TOO_MANY_OPERATIONS', 'operations', operations.length, limits.maxOperations);
  checkDefinitions('TOO_MANY_FRAGMENTS', 'fragments', fragments.length, limits.maxFragments);
  const counter = new StructureCounter(limits);
  const walked = new Set<FragmentDefinitionNode | InlineFragmentNode>();
  /** Fragments that the walk is within now. */
  const entered = new Set<FragmentDefinitionNode | InlineFragmentNode>();

  const walk = ({ selections }: SelectionSetNode, depth: number, place: Place): void => {
    for (const selection of selections) {
      counter.count('selections');
      counter.count('directives', selection.directives?.length ?? 0);
      if (selection.kind === Kind.FIELD) walkField(selection, depth + 1, place);
      else walkFragment(selection, depth, place);
    }
  };
  const walkField = (field: FieldNode, depth: number, { below }: Place): void => {
    if (depth > limits.maxDepth) throw tooDeep(limits.maxDepth);
    if (field.alias) counter.count('aliases');
    if (depth === 1) counter.count('rootFields');
    const name = (field.alias ?? field.name).value;
    const place = below.get(name) ?? { fields: 0, below: new Map() };
    below.set(name, place);
    counter.count('comparisons', place.fields);
    place.fields += 1;
    if (field.selectionSet) walk(field.selectionSet, depth, place);
  };
  const walkFragment = (selection: Exclude<SelectionNode, FieldNode>, depth: number, place: Place): void => {
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentsByName.get(selection.name.value);
    if (!fragment || entered.has(fragment)) return;
    if (entered.size >= limits.maxDepth) throw tooDeep(limits.maxDepth);
    walked.add(fragment);
    entered.add(fragment);
    if (fragment.kind === Kind.FRAGMENT_DEFINITION) counter.count('directives', fragment.directives?.length ?? 0);
    walk(fragment.selectionSet, depth, place);
    entered.delete(fragment);
  };
  const walkDefinition = (definition: OperationDefinitionNode | FragmentDefinitionNode): void => {
    counter.nextOperation();
    if (definition.kind === Kind.FRAGMENT_DEFINITION) walked.add(definition);
    for (const { directives } of [definition, ...(definition.variableDefinitions ?? [])])
      counter.count('directives', directives?.length ?? 0);
    walk(definition.selectionSet, 0, { fields: 0, below: new Map() });
  };

  for (const operation of operations) {
    walkDefinition(operation);
    const { rootFields } = counter.counted;
    if (operation.operation === OperationTypeNode.MUTATION && rootFields > limits.maxChanges)
      throw tooManyChanges(rootFields, limits.maxChanges);
  }
  const { ...counted } = counter.counted;
  // Nothing uses them, so they are invalid; but they are validated as well.
  for (const fragment of fragments) if (!walked.has(fragment)) walkDefinition(fragment);
  return counted;
}

function checkDefinitions(code: RefusalCode, what: string, found: number, limit: number): void {
  if (found > limit)
    throw refusal({ code, message: `The query defines ${found} ${what}; at most ${limit} are read. Send it in parts.`, limit, found });
}
