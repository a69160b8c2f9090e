import { GraphQLError } from 'graphql';

/** Stable codes of requests that are refused before anything is planned or asked. */
export type RefusalCode =
  | 'QUERY_TOO_LONG'
  | 'QUERY_TOO_MANY_TOKENS'
  | 'QUERY_TOO_DEEP'
  | 'QUERY_TOO_COSTLY'
  | 'TOO_MANY_SELECTIONS'
  | 'TOO_MANY_OPERATIONS'
  | 'TOO_MANY_FRAGMENTS'
  | 'TOO_MANY_ALIASES'
  | 'TOO_MANY_ROOT_FIELDS'
  | 'TOO_MANY_DIRECTIVES'
  | 'TOO_MANY_REPETITIONS';

/** Why a request is beyond a limit. */
export interface Refusal {
  readonly code: RefusalCode;
  /** What is too much and what to do, for people. */
  readonly message: string;
  readonly limit: number;
  /** How much it was; left out where counting stopped at the limit. */
  readonly found?: number;
}

/** The error of a refusal, with `extensions` code, limit and, if it was counted, found. */
export const refusal = ({ message, ...extensions }: Refusal): GraphQLError => new GraphQLError(message, { extensions: { ...extensions } });

/** The refusal of a query that is nested too deep, whether by brackets, fields or fragments. */
export const tooDeep = (limit: number): GraphQLError =>
  refusal({
    code: 'QUERY_TOO_DEEP',
    message: `The query is nested deeper than ${limit} levels. Ask for what is further down in a query of its own.`,
    limit,
  });

/** The refusal of a query that may give too much; its cost is infinite where counting stopped. */
export const tooCostly = (cost: number, limit: number): GraphQLError =>
  refusal({
    code: 'QUERY_TOO_COSTLY',
    message: `The query asks for too many rows at once: its cost is ${Number.isFinite(cost) ? cost : `more than ${limit}`}, and at most ${limit} is answered. Ask for fewer fields and rows, or page by page.`,
    limit,
    ...(Number.isFinite(cost) ? { found: cost } : {}),
  });

/** The refusal of a mutation of too many changes. */
export const tooManyChanges = (found: number, limit: number): GraphQLError =>
  refusal({
    code: 'QUERY_TOO_COSTLY',
    message: `The mutation asks for ${found} changes at once; at most ${limit} are made. Send them in several requests.`,
    limit,
    found,
  });
