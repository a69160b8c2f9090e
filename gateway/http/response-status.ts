import type { GraphQLFormattedError } from 'graphql';
import type { MediaType } from './media-types.js';

/**
 * Codes of the errors that GraphQL itself has for a request: in the text, its types, the operation's name, the variables; and of a hash whose
 * text is to be sent, which clients that take all else than 200 for a failure of the network would never do.
 */
const REQUEST_ERRORS: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'PERSISTED_QUERY_NOT_FOUND',
]);

/** An answer of Apollo Server. */
interface Outcome {
  readonly errors: readonly GraphQLFormattedError[] | undefined;
  readonly data: unknown;
  /** What Apollo Server and its plugins say. */
  readonly status: number | undefined;
}

/**
 * HTTP status of an answer. GraphQL over HTTP asks for 200 with `application/json` where a well-formed request has a GraphQL error, and
 * for 400 with `application/graphql-response+json` (audits 572B, FDE2, 7B9B; 556A, 74FF, 86EE). What the gateway itself refuses — limits,
 * introspection that is off, a mutation by GET — is 4xx with either.
 */
export function statusOf({ errors = [], data, status = 200 }: Outcome, type: MediaType): number {
  const isGraphQLs = data === undefined && errors.every(isRequestError);
  return type === 'application/json' && status === 400 && isGraphQLs ? 200 : status;
}

/** Apollo Server marks the limits of its own that it enforces while it validates. */
const isRequestError = ({ extensions }: GraphQLFormattedError) =>
  REQUEST_ERRORS.has(extensions?.code) && extensions?.validationErrorCode === undefined;
