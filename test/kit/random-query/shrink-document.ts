import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  Kind,
  print,
  type SelectionNode,
  validate,
  visit,
} from 'graphql';
import { areFieldsAnchored } from './anchored.js';
import { type RandomDocument, tidy } from './tidy.js';

/** Smaller queries than the one given, the much smaller ones first; each is valid. */
export function* shrinkDocument({ document, variables }: RandomDocument, schema: GraphQLSchema): Generator<RandomDocument> {
  const { length } = print(document);
  for (const smaller of cuts(document)) {
    const tidied = tidy({ document: smaller, variables });
    const isSmaller = print(tidied.document).length < length && areFieldsAnchored(tidied.document);
    if (isSmaller && validate(schema, tidied.document).length === 0) yield tidied;
  }
}

/** Every list of the document with parts of it left out, and every fragment replaced by what it holds. */
function* cuts(document: DocumentNode): Generator<DocumentNode> {
  const nodes: ASTNode[] = [];
  visit(document, { enter: (node) => void nodes.push(node) });
  for (const node of nodes) {
    if (node.kind === Kind.SELECTION_SET) {
      for (const selections of parts<SelectionNode>(node.selections)) yield replace(document, node, { ...node, selections });
    }
    if (node.kind === Kind.INLINE_FRAGMENT) yield open(document, node);
    if ('directives' in node && node.directives?.length) yield replace(document, node, { ...node, directives: [] } as ASTNode);
    if (node.kind === Kind.FIELD && node.alias) {
      const { alias: _alias, ...plain } = node;
      yield replace(document, node, plain);
    }
    if (node.kind === Kind.FIELD && node.arguments) {
      for (const kept of parts(node.arguments)) yield replace(document, node, { ...node, arguments: kept });
      if (node.arguments.length === 1) yield replace(document, node, { ...node, arguments: [] });
    }
    if (node.kind === Kind.OBJECT) {
      for (const fields of parts(node.fields)) yield replace(document, node, { ...node, fields });
    }
  }
}

/** A list cut in halves, then with each single one left out; never empty. */
function* parts<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  const half = Math.floor(items.length / 2);
  if (half > 1) {
    yield items.slice(0, half);
    yield items.slice(half);
  }
  if (items.length > 1) for (const left of items.keys()) yield items.toSpliced(left, 1);
}

const replace = (document: DocumentNode, from: ASTNode, to: ASTNode): DocumentNode =>
  visit(document, { enter: (node) => (node === from ? to : undefined) });

/** Puts what a fragment holds in its place. */
function open(document: DocumentNode, fragment: InlineFragmentNode): DocumentNode {
  return visit(document, {
    SelectionSet(set) {
      if (!set.selections.includes(fragment)) return undefined;
      const opened = set.selections.flatMap((one) => (one === fragment ? fragment.selectionSet.selections : [one]));
      return { ...set, selections: opened };
    },
  });
}
