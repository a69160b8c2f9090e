import type { Variables } from './check-variables.js';

/** A cost that is known, or that depends on the variables of a request. */
export type Cost = number | ((variables: Variables) => number);

/** An object costs 1. */
export const OBJECT = 1;
/** A value of an object costs a tenth: ten of them are about as much work and text as an object. */
export const VALUE = 0.1;

/** What a cost comes to in a request. */
export const costIn = (cost: Cost, variables: Variables): number => (typeof cost === 'number' ? cost : cost(variables));

/** Joins costs; what is known is joined once, and only the rest for each request. */
const join =
  (of: (a: number, b: number) => number, nothing: number) =>
  (costs: readonly Cost[]): Cost => {
    const known = costs.filter((cost) => typeof cost === 'number').reduce(of, nothing);
    const open = costs.filter((cost) => typeof cost !== 'number');
    return open.length === 0 ? known : (variables) => open.reduce((joined, cost) => of(joined, cost(variables)), known);
  };

/** Costs of all. */
export const total = join((a, b) => a + b, 0);
/** Cost of the dearest, where only one of all can happen. */
export const dearest = join((a, b) => Math.max(a, b), 0);
/** Cost of each, so many times. */
export const product = join((a, b) => a * b, 1);
