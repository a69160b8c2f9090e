import { type GraphQLSchema, Kind, OperationTypeNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import { narrowed, type Takes } from './choose-field.js';
import { Draw } from './draw.js';
import { NamedFragments } from './named-fragments.js';
import type { Place, WriteSelections } from './place.js';
import { SampleValues } from './sample-values.js';
import type { Samples } from './samples.js';
import { type RandomDocument, tidy } from './tidy.js';
import { FieldWriter, TYPENAME_FIELD } from './write-field.js';
import { nameOf, ValueWriter } from './write-values.js';

/** What queries are made from. */
export interface QueryKind {
  readonly schema: GraphQLSchema;
  readonly samples: Samples;
  readonly takes: Takes;
  /** Names of keys, if other fields may be asked for under them: the stock executor then takes one for the other. */
  readonly keys?: readonly string[];
}

const MAX_LEVELS = 6;
const MAX_SELECTIONS = 4;
/** Shares in percent. */
const TYPENAME = 8;
const NAMED = 9;
const INLINE = 18;
const WITHOUT_TYPE = 15;

/** Writes one query that is valid by its making. */
export class QueryWriter {
  private readonly draw: Draw;
  private readonly values: ValueWriter;
  private readonly fields: FieldWriter;
  private readonly fragments: NamedFragments;

  /** @param below random whole numbers from 0 on, below the one given */
  constructor({ schema, samples, takes, keys = [] }: QueryKind, below: (limit: number) => number) {
    const write: WriteSelections = (place) => this.selectionSet(place);
    this.draw = new Draw(schema, below);
    this.values = new ValueWriter(this.draw, new SampleValues(this.draw, samples));
    this.fields = new FieldWriter(this.draw, takes, this.values, write, keys);
    this.fragments = new NamedFragments(this.draw, write);
  }

  write(): RandomDocument {
    const type = this.draw.schema.getQueryType();
    if (!type) throw new Error('the schema has no queries');
    const selectionSet = this.selectionSet({ type, scope: new Map(), levels: MAX_LEVELS });
    const variableDefinitions = this.values.definitions;
    const operation = { kind: Kind.OPERATION_DEFINITION as const, operation: OperationTypeNode.QUERY, variableDefinitions, selectionSet };
    const document = { kind: Kind.DOCUMENT as const, definitions: [operation, ...this.fragments.definitions] };
    return tidy({ document, variables: this.values.variables });
  }

  private selectionSet(place: Place): SelectionSetNode {
    const count = 1 + this.draw.below(place.levels === MAX_LEVELS ? MAX_SELECTIONS - 1 : MAX_SELECTIONS);
    const selections = Array.from({ length: count }, () => this.selection(place)).filter((selection) => selection !== null);
    return { kind: Kind.SELECTION_SET, selections: selections.length > 0 ? selections : [TYPENAME_FIELD] };
  }

  private selection(place: Place): SelectionNode | null {
    const chance = this.draw.below(100);
    if (chance < TYPENAME) return TYPENAME_FIELD;
    if (chance < TYPENAME + NAMED) return this.spread(place);
    if (chance < TYPENAME + NAMED + INLINE) return this.inline(place);
    return this.fields.field(place);
  }

  private spread(place: Place): SelectionNode | null {
    const name = this.fragments.spread(place);
    return name && { kind: Kind.FRAGMENT_SPREAD, name, directives: this.fields.directives() };
  }

  private inline(place: Place): SelectionNode {
    const directives = this.fields.directives();
    if (this.draw.percent(WITHOUT_TYPE)) return { kind: Kind.INLINE_FRAGMENT, directives, selectionSet: this.selectionSet(place) };
    const type = narrowed(this.draw, place.type);
    const typeCondition = { kind: Kind.NAMED_TYPE as const, name: nameOf(type.name) };
    return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet: this.selectionSet({ ...place, type }) };
  }
}
