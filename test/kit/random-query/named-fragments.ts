import { doTypesOverlap, type FragmentDefinitionNode, type GraphQLCompositeType, Kind, type NameNode } from 'graphql';
import { narrowed } from './choose-field.js';
import type { Draw } from './draw.js';
import type { Place, WriteSelections } from './place.js';
import { canMerge, merge } from './scope.js';
import { nameOf } from './write-values.js';

const MAX_FRAGMENTS = 4;
/** Percent of the spreads that make a fragment, although one that is there would fit. */
const NEW = 40;

interface NamedFragment extends Place {
  readonly node: FragmentDefinitionNode;
}

/** The named fragments of one query, made where they are first spread. */
export class NamedFragments {
  private readonly made: NamedFragment[] = [];
  /** Being written: one fragment may hold another, but none itself. */
  private open = 0;

  constructor(
    private readonly draw: Draw,
    private readonly write: WriteSelections,
  ) {}

  get definitions(): FragmentDefinitionNode[] {
    return this.made.map(({ node }) => node);
  }

  /** The name of a fragment that is spread at a place; null if none would fit. */
  spread({ type, scope, levels }: Place): NameNode | null {
    const { schema } = this.draw;
    const fitting = this.made.filter((one) => doTypesOverlap(schema, type, one.type) && one.levels <= levels);
    const isNew = fitting.length === 0 || this.draw.percent(NEW);
    const fragment = isNew ? this.make(narrowed(this.draw, type), levels) : this.draw.of(fitting);
    if (!fragment || !canMerge(scope, fragment.scope)) return null;
    merge(scope, fragment.scope);
    return fragment.node.name;
  }

  private make(type: GraphQLCompositeType, levels: number): NamedFragment | null {
    if (this.made.length + this.open >= MAX_FRAGMENTS) return null;
    const place = { type, scope: new Map(), levels };
    this.open += 1;
    const selectionSet = this.write(place);
    this.open -= 1;
    // A name that trips up plain objects, too.
    const name = nameOf(this.made.length === 0 ? 'constructor' : `F${this.made.length}`);
    const typeCondition = { kind: Kind.NAMED_TYPE as const, name: nameOf(type.name) };
    const fragment = { ...place, node: { kind: Kind.FRAGMENT_DEFINITION as const, name, typeCondition, selectionSet } };
    this.made.push(fragment);
    return fragment;
  }
}
