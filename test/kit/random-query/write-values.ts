import {
  astFromValue,
  type GraphQLInputType,
  GraphQLNonNull,
  getNullableType,
  isInputObjectType,
  isNonNullType,
  Kind,
  type NameNode,
  parseType,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { Draw } from './draw.js';
import type { SampleValues } from './sample-values.js';

/** Shares in percent. */
const VARIABLE = 30;
const INNER_VARIABLE = 15;
const NULL = 5;
const WITH_DEFAULT = 40;
const LEFT_OUT = 30;

const MAX_CONDITIONS = 2;

/** Draws the values of arguments, as literals and as variables. */
export class ValueWriter {
  /** Of the operation, so far. */
  readonly definitions: VariableDefinitionNode[] = [];
  readonly variables: Record<string, unknown> = {};
  private readonly conditions: ValueNode[] = [];

  constructor(
    private readonly draw: Draw,
    private readonly samples: SampleValues,
  ) {}

  /**
   * A literal or a variable for an argument.
   * @param path names that say what it is for, the nearest last: the field, the argument, the field of its input
   */
  value(type: GraphQLInputType, path: readonly string[]): ValueNode {
    if (this.draw.percent(path.length > 2 ? INNER_VARIABLE : VARIABLE)) return this.variable(type, path);
    if (!isNonNullType(type) && this.draw.percent(NULL)) return { kind: Kind.NULL };
    const nullable = getNullableType(type);
    if (!isInputObjectType(nullable)) return literal(this.samples.sample(type, path), type);
    const given = this.samples.fieldsOf(nullable).map(({ name, type: inner }) => ({
      kind: Kind.OBJECT_FIELD as const,
      name: nameOf(name),
      value: this.value(inner, [...path, name]),
    }));
    return { kind: Kind.OBJECT, fields: given };
  }

  /** A condition: a literal, or one of few variables, for each doubles what the planner has to think of. */
  condition(): ValueNode {
    if (this.draw.percent(60)) return { kind: Kind.BOOLEAN, value: this.draw.percent(50) };
    const known = this.conditions.length > 0 && (this.conditions.length === MAX_CONDITIONS || this.draw.percent(50));
    if (known) return this.draw.of(this.conditions);
    const variable = this.variable(new GraphQLNonNull(this.booleanType), ['if']);
    this.conditions.push(variable);
    return variable;
  }

  private get booleanType(): GraphQLInputType {
    return this.draw.schema.getType('Boolean') as GraphQLInputType;
  }

  private variable(type: GraphQLInputType, path: readonly string[]): ValueNode {
    const name = `v${this.definitions.length}`;
    const hasDefault = this.draw.percent(WITH_DEFAULT);
    // With a default a variable may be left out also where null is not allowed.
    const declared = hasDefault && isNonNullType(type) && this.draw.percent(50) ? type.ofType : type;
    const isLeftOut = (hasDefault || !isNonNullType(type)) && this.draw.percent(LEFT_OUT);
    if (!isLeftOut) this.variables[name] = this.samples.sample(type, path);
    const variable = { kind: Kind.VARIABLE as const, name: nameOf(name) };
    this.definitions.push({
      kind: Kind.VARIABLE_DEFINITION,
      variable,
      type: parseType(String(declared)),
      ...(hasDefault ? { defaultValue: literal(this.samples.sample(type, path), type) as never } : {}),
    });
    return variable;
  }
}

/** A name in a document. */
export const nameOf = (value: string): NameNode => ({ kind: Kind.NAME, value });

function literal(value: unknown, type: GraphQLInputType): ValueNode {
  const node = astFromValue(value, type);
  if (!node) throw new Error(`no literal for ${JSON.stringify(value)} of ${type}`);
  return node;
}
