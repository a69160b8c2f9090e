import {
  type DirectiveNode,
  type FieldNode,
  getNamedType,
  isCompositeType,
  isRequiredArgument,
  Kind,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { isAnchored } from './anchored.js';
import { type AnyField, chooseField, isIntrospection, type Takes } from './choose-field.js';
import type { Draw } from './draw.js';
import type { Place, WriteSelections } from './place.js';
import { meaningOf, type ScopedField } from './scope.js';
import { nameOf, type ValueWriter } from './write-values.js';

/** Names under which fields are asked for: those that trip up plain objects, and others of the schema. */
const ALIASES = ['a', 'b', '__proto__', 'constructor', 'length', 'toString', 'name', 'slug', 'data', '_entities'];

const MAX_FIELDS = 25;
const LEVELS_OF_INTROSPECTION = 3;
/** Shares in percent. */
const ALIASED = 15;
const DIRECTIVE = 6;
const AGAIN = 8;
const OPTIONAL = 25;
const PAGE_SIZE = 90;

/** What is asked for at least, everywhere. */
export const TYPENAME_FIELD: FieldNode = { kind: Kind.FIELD, name: nameOf('__typename') };

/** Writes the fields of one query. */
export class FieldWriter {
  private fields = 0;

  constructor(
    private readonly draw: Draw,
    private readonly takes: Takes,
    private readonly values: ValueWriter,
    private readonly write: WriteSelections,
    private readonly keys: readonly string[],
  ) {}

  /** A field with all that is below it; null if the query is large enough, or nothing fits. */
  field(place: Place): FieldNode | null {
    if (this.fields >= MAX_FIELDS) return null;
    this.fields += 1;
    if (this.draw.percent(AGAIN) && place.scope.size > 0) return this.again(place);
    const field = chooseField(this.draw, this.takes, place.type, place.levels <= 1);
    if (!field) return null;
    const asked = { name: nameOf(field.name), arguments: this.argumentsOf(field) };
    const alias = this.draw.percent(ALIASED) ? { alias: nameOf(this.draw.of([...ALIASES, ...this.keys])) } : {};
    return this.fieldAs(field, { ...asked, ...alias }, place) ?? this.fieldAs(field, { ...asked, alias: nameOf(`x${this.fields}`) }, place);
  }

  /** `@skip` or `@include`, now and then. */
  directives(): DirectiveNode[] {
    if (!this.draw.percent(DIRECTIVE)) return [];
    const argument = { kind: Kind.ARGUMENT as const, name: nameOf('if'), value: this.values.condition() };
    return [{ kind: Kind.DIRECTIVE, name: nameOf(this.draw.of(['skip', 'include'])), arguments: [argument] }];
  }

  /** A field that is asked for at this place already, with more below it. */
  private again(place: Place): FieldNode | null {
    const { node } = this.draw.of([...place.scope.values()]);
    const field = 'getFields' in place.type ? place.type.getFields()[node.name.value] : undefined;
    return field ? this.fieldAs(field, node, place) : null;
  }

  /** Null if its key means something else at this place. */
  private fieldAs(field: AnyField, asked: ScopedField['node'], { scope, levels }: Place): FieldNode | null {
    const key = (asked.alias ?? asked.name).value;
    const meaning = meaningOf(field, asked.arguments);
    const there = scope.get(key) ?? { node: asked, meaning, below: new Map() };
    if (there.meaning !== meaning) return null;
    scope.set(key, there);
    const type = getNamedType(field.type);
    const node = { kind: Kind.FIELD as const, ...asked, directives: this.directives() };
    if (!isCompositeType(type)) return node;
    const below = isIntrospection(field) ? LEVELS_OF_INTROSPECTION : levels - 1;
    return { ...node, selectionSet: anchor(this.write({ type, scope: there.below, levels: below })) };
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
    return { kind: Kind.STRING as const, value: this.draw.of(Object.keys(this.draw.schema.getTypeMap())) };
  }
}

const anchor = (set: SelectionSetNode): SelectionSetNode =>
  isAnchored(set) ? set : { ...set, selections: [...set.selections, TYPENAME_FIELD] };
