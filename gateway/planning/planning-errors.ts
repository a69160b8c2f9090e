import { GraphQLError } from 'graphql';

/** A refusal that the client can mend, with status 400, or by asking later, with status 503. */
const refusal = (code: string, status: 400 | 503, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status } } });

/** Code of what {@link planningTimedOut} makes. */
export const QUERY_PLANNING_TIMEOUT = 'QUERY_PLANNING_TIMEOUT';

/** Code of what {@link tooComplex} makes. */
export const QUERY_TOO_COMPLEX = 'QUERY_TOO_COMPLEX';

/** The plan was not ready in time: some short operations have more possible plans than anyone can compare. */
export const planningTimedOut = (): GraphQLError =>
  refusal(
    QUERY_PLANNING_TIMEOUT,
    400,
    'The operation takes too long to plan. Ask for less at once: fewer fragments, @include and @skip, or several operations.',
  );

/** The plan needs more memory than there is for one. */
export const tooComplex = (): GraphQLError =>
  refusal(QUERY_TOO_COMPLEX, 400, 'The operation is too complex to plan. Ask for less at once, or in several operations.');

/** Too many new operations came at once. Those with a plan are answered all the same. */
export const planningOverloaded = (): GraphQLError =>
  refusal('QUERY_PLANNING_OVERLOADED', 503, 'Too many new operations wait to be planned. Try again in a few seconds.');
