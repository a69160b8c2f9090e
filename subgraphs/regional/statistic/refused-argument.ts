import { GraphQLError } from 'graphql';

/** What is refused where there are no data: of the day, of the population of its year, or of what was known by an instant. */
export const WITHOUT_DATA: readonly string[] = ['asOf', 'year', 'knownAt'];

/** Whether an error refuses one of some arguments. */
export const refuses = (error: unknown, names: readonly string[]): boolean =>
  error instanceof GraphQLError && error.extensions.code === 'BAD_USER_INPUT' && names.includes(String(error.extensions.argument));
