import type { GraphQLSchema } from 'graphql';

/** Draws from a source of random numbers, over a schema. */
export class Draw {
  /** @param below a whole number from 0 on, below the one given */
  constructor(
    readonly schema: GraphQLSchema,
    readonly below: (limit: number) => number,
  ) {}

  percent(share: number): boolean {
    return this.below(100) < share;
  }

  /** One of several, all alike. */
  of<Value>(values: readonly Value[]): Value {
    if (values.length === 0) throw new Error('there is nothing to draw from');
    return values[this.below(values.length)] as Value;
  }
}
