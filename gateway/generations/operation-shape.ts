import { type ASTNode, type DocumentNode, Kind, print, stripIgnoredCharacters, type ValueNode, visit } from 'graphql';

/** What stands for the values that clients write: of the same kind, so that what was valid stays valid. */
const STAND_INS: Readonly<Partial<Record<ValueNode['kind'], string>>> = { [Kind.INT]: '0', [Kind.FLOAT]: '0.0', [Kind.STRING]: '' };

/**
 * The text of a document without what a client has written into it: numbers, texts, comments and spaces. What the schema may mind stays:
 * names, aliases, variables, values of enums, booleans and null. Documents that differ in literals alone have one shape, and a shape
 * is valid where such a document is, as long as scalars take any text and any number.
 */
export function shapeOf(document: DocumentNode): string {
  const bare = visit(document, {
    IntValue: standIn,
    FloatValue: standIn,
    StringValue: (node, key) => (key === 'description' ? null : standIn(node)),
    ListValue: { leave: (node) => ({ ...node, values: withoutRepetition(node.values) }) },
  });
  return stripIgnoredCharacters(print(bare));
}

function standIn<Node extends ASTNode & { readonly value: string }>(node: Node): Node {
  return {
    ...node,
    value: STAND_INS[node.kind as ValueNode['kind']] ?? node.value,
    ...(node.kind === Kind.STRING ? { block: false } : {}),
  };
}

/** However many values a client gives, it is the same operation; what is left in a list is what names something, each once. */
function withoutRepetition(values: readonly ValueNode[]): ValueNode[] {
  const byText = new Map(values.filter(namesSomething).map((value) => [print(value), value]));
  return [...byText].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
}

const namesSomething = (value: ValueNode): boolean =>
  value.kind === Kind.LIST ? value.values.length > 0 : STAND_INS[value.kind] === undefined;
