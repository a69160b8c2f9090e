import { Extensions } from 'type-graphql';

/**
 * Marks a field whose value changes without a change of its subgraph's data version, for example with the clock.
 * @param seconds for how long an answer with it may be used again; 0 for never
 */
export const MaxAge = (seconds: number) => Extensions({ maxAge: seconds });
