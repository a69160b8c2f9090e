import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
} from 'graphql';
import type { Draw } from './draw.js';
import type { Samples } from './samples.js';

/** Texts that no list of the graph has: each must be refused or find nothing, on every way alike. */
const AWKWARD_TEXTS = ['', 'unknown', 'æøå ÆØÅ', '__proto__', "';--", 'vestre-viken:nurse:0', '🙂'];
const AWKWARD_NUMBERS = [0, -1, 7, 2_147_483_647];

/** Shares in percent. */
const AWKWARD = 3;
const OPTIONAL = 25;

/** Draws values as JSON has them, real ones of the graph mostly. */
export class SampleValues {
  constructor(
    private readonly draw: Draw,
    private readonly samples: Samples,
  ) {}

  /** @param path names that say what it is for, the nearest last: the field, the argument, the field of its input */
  sample(type: GraphQLInputType, path: readonly string[]): unknown {
    const { draw } = this;
    const nullable = getNullableType(type);
    if (isListType(nullable)) return Array.from({ length: draw.below(4) }, () => this.sample(nullable.ofType, path));
    if (isInputObjectType(nullable))
      return Object.fromEntries(this.fieldsOf(nullable).map(({ name, type: inner }) => [name, this.sample(inner, [...path, name])]));
    if (isEnumType(nullable)) return draw.of(nullable.getValues()).name;
    return nullable.name === 'Boolean' ? draw.percent(50) : this.scalar(nullable.name, path);
  }

  /** Fields of an input: those that must be there, and some of the others. */
  fieldsOf(type: GraphQLInputObjectType): GraphQLInputField[] {
    const fields = Object.values(type.getFields());
    const given = fields.filter((field) => isRequiredInputField(field) || this.draw.percent(OPTIONAL));
    return given.length > 0 ? given : [this.draw.of(fields)];
  }

  private scalar(type: string, path: readonly string[]): unknown {
    const { draw, samples } = this;
    const [last = '', before = ''] = path.toReversed();
    const awkward: readonly unknown[] = type === 'Int' ? AWKWARD_NUMBERS : type === 'String' || type === 'ID' ? AWKWARD_TEXTS : [];
    if (awkward.length > 0 && draw.percent(AWKWARD)) return draw.of(awkward);
    const known = samples[`${before}.${last}`] ?? samples[`${type}.${last}`] ?? samples[type] ?? samples[last] ?? awkward;
    return draw.of(known);
  }
}
