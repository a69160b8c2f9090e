import {
  type DirectiveNode,
  doTypesOverlap,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isRequiredArgument,
  Kind,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { isAnchored } from './anchored.js';
import { type AnyField, chooseField, isIntrospection, narrowed, type Takes } from './choose-field.js';
import { Draw } from './draw.js';
import { SampleValues } from './sample-values.js';
import type { Samples } from './samples.js';
import { canMerge, meaningOf, merge, type Scope, type ScopedField } from './scope.js';
import { type RandomDocument, tidy } from './tidy.js';
import { nameOf, ValueWriter } from './write-values.js';

/** What queries are made from. */
export interface QueryKind {
  readonly schema: GraphQLSchema;
  readonly samples: Samples;
  readonly takes: Takes;
}

/**
 * Names under which fields are asked for: those that trip up plain objects, and others of the schema. None of a key (id, moment, code):
 * @apollo/query-planner asks for the key under another name, then renames it over what the client wanted.
 */
const ALIASES = ['a', 'b', '__proto__', 'constructor', 'length', 'toString', 'name', 'slug', 'data', '_entities'];

const MAX_LEVELS = 6;
const MAX_FIELDS = 25;
const MAX_FRAGMENTS = 4;
/** Shares in percent. */
const ALIASED = 15;
const DIRECTIVE = 6;
const AGAIN = 8;
const TYPENAME = 8;
const NAMED = 9;
const INLINE = 18;
const OPTIONAL = 25;
const PAGE_SIZE = 90;

interface Place {
  readonly type: GraphQLCompositeType;
  readonly scope: Scope;
  /** Levels of fields that may still come below. */
  readonly levels: number;
}

interface NamedFragment {
  readonly node: FragmentDefinitionNode;
  readonly type: GraphQLCompositeType;
  readonly scope: Scope;
  readonly levels: number;
}

/** Writes one query that is valid by its making. */
export class QueryWriter {
  private readonly draw: Draw;
  private readonly values: ValueWriter;
  private readonly fragments: NamedFragment[] = [];
  private fields = 0;
  private openFragments = 0;

  constructor(
    private readonly kind: QueryKind,
    below: (limit: number) => number,
  ) {
    this.draw = new Draw(kind.schema, below);
    this.values = new ValueWriter(this.draw, new SampleValues(this.draw, kind.samples));
  }

  write(): RandomDocument {
    const type = this.kind.schema.getQueryType();
    if (!type) throw new Error('the schema has no queries');
    const selectionSet = this.selectionSet({ type, scope: new Map(), levels: MAX_LEVELS });
    const variableDefinitions = this.values.definitions;
    const operation = { kind: Kind.OPERATION_DEFINITION as const, operation: OperationTypeNode.QUERY, variableDefinitions, selectionSet };
    const definitions = [operation, ...this.fragments.map(({ node }) => node)];
    return tidy({ document: { kind: Kind.DOCUMENT, definitions }, variables: this.values.variables });
  }

  private selectionSet(place: Place): SelectionSetNode {
    const count = 1 + this.draw.below(place.levels === MAX_LEVELS ? 3 : 4);
    const selections = Array.from({ length: count }, () => this.selection(place)).filter((selection) => selection !== null);
    return { kind: Kind.SELECTION_SET, selections: selections.length > 0 ? selections : [TYPENAME_FIELD] };
  }

  private selection(place: Place): SelectionNode | null {
    const chance = this.draw.below(100);
    if (chance < TYPENAME) return TYPENAME_FIELD;
    if (chance < TYPENAME + NAMED) return this.spread(place);
    if (chance < TYPENAME + NAMED + INLINE) return this.inline(place);
    return this.field(place);
  }

  private inline(place: Place): SelectionNode {
    const directives = this.directives();
    if (this.draw.percent(15)) return { kind: Kind.INLINE_FRAGMENT, directives, selectionSet: this.selectionSet(place) };
    const type = narrowed(this.draw, place.type);
    const typeCondition = { kind: Kind.NAMED_TYPE as const, name: nameOf(type.name) };
    return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet: this.selectionSet({ ...place, type }) };
  }

  /** A fragment that is there already, or one more; null if it would not fit. */
  private spread({ type, scope, levels }: Place): SelectionNode | null {
    const { schema } = this.kind;
    const fitting = this.fragments.filter((one) => doTypesOverlap(schema, type, one.type) && one.levels <= levels);
    const isNew = fitting.length === 0 || this.draw.percent(40);
    const fragment = isNew ? this.fragment(narrowed(this.draw, type), levels) : this.draw.of(fitting);
    if (!fragment || !canMerge(scope, fragment.scope)) return null;
    merge(scope, fragment.scope);
    return { kind: Kind.FRAGMENT_SPREAD, name: fragment.node.name, directives: this.directives() };
  }

  private fragment(type: GraphQLCompositeType, levels: number): NamedFragment | null {
    if (this.fragments.length + this.openFragments >= MAX_FRAGMENTS) return null;
    const scope: Scope = new Map();
    this.openFragments += 1;
    const selectionSet = this.selectionSet({ type, scope, levels });
    this.openFragments -= 1;
    const name = nameOf(this.fragments.length === 0 ? 'constructor' : `F${this.fragments.length}`);
    const typeCondition = { kind: Kind.NAMED_TYPE as const, name: nameOf(type.name) };
    const fragment = { node: { kind: Kind.FRAGMENT_DEFINITION as const, name, typeCondition, selectionSet }, type, scope, levels };
    this.fragments.push(fragment);
    return fragment;
  }

  private field(place: Place): FieldNode | null {
    if (this.fields >= MAX_FIELDS) return null;
    this.fields += 1;
    if (this.draw.percent(AGAIN) && place.scope.size > 0) return this.again(place);
    const field = chooseField(this.draw, this.kind.takes, place.type, place.levels <= 1);
    if (!field) return null;
    const asked = { name: nameOf(field.name), arguments: this.argumentsOf(field) };
    const alias = this.draw.percent(ALIASED) ? this.draw.of(ALIASES) : null;
    const node = this.fieldAs(field, alias === null ? asked : { ...asked, alias: nameOf(alias) }, place);
    return node ?? this.fieldAs(field, { ...asked, alias: nameOf(`x${this.fields}`) }, place);
  }

  /** A field that is asked for at this place already, with more below it. */
  private again(place: Place): FieldNode | null {
    const { node } = this.draw.of([...place.scope.values()]);
    const field = 'getFields' in place.type ? place.type.getFields()[node.name.value] : undefined;
    return field ? this.fieldAs(field, node, place) : null;
  }

  private fieldAs(field: AnyField, asked: ScopedField['node'], { scope, levels }: Place): FieldNode | null {
    const key = (asked.alias ?? asked.name).value;
    const meaning = meaningOf(field, asked.arguments);
    const there = scope.get(key) ?? { node: asked, meaning, below: new Map() };
    if (there.meaning !== meaning) return null;
    scope.set(key, there);
    const type = getNamedType(field.type);
    return {
      kind: Kind.FIELD,
      ...asked,
      directives: this.directives(),
      ...(isCompositeType(type)
        ? { selectionSet: anchor(this.selectionSet({ type, scope: there.below, levels: isIntrospection(field) ? 3 : levels - 1 })) }
        : {}),
    };
  }

  private argumentsOf(field: AnyField) {
    return field.args
      .filter((argument) => isRequiredArgument(argument) || this.draw.percent(argument.name === 'first' ? PAGE_SIZE : OPTIONAL))
      .map(({ name, type }) => ({
        kind: Kind.ARGUMENT as const,
        name: nameOf(name),
        value: field === TypeMetaFieldDef ? this.typeName() : this.values.value(type, [field.name, name]),
      }));
  }

  private typeName() {
    return { kind: Kind.STRING as const, value: this.draw.of(Object.keys(this.kind.schema.getTypeMap())) };
  }

  private directives(): DirectiveNode[] {
    if (!this.draw.percent(DIRECTIVE)) return [];
    const argument = { kind: Kind.ARGUMENT as const, name: nameOf('if'), value: this.values.condition() };
    return [{ kind: Kind.DIRECTIVE, name: nameOf(this.draw.of(['skip', 'include'])), arguments: [argument] }];
  }
}

const TYPENAME_FIELD: FieldNode = { kind: Kind.FIELD, name: nameOf('__typename') };

const anchor = (set: SelectionSetNode): SelectionSetNode =>
  isAnchored(set) ? set : { ...set, selections: [...set.selections, TYPENAME_FIELD] };
