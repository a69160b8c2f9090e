import type { GraphQLFormattedError } from 'graphql';
import type { Gateway } from '../create-gateway.js';
import type { GatewayContext } from '../gateway-context.js';
import { Refusal } from '../http/refusal.js';

/** An answer of the gateway's own schema. */
export interface SchemaAnswer<Data> {
  readonly data: Data | null;
  /** As a client sees them. */
  readonly errors: readonly GraphQLFormattedError[];
}

/** Asks the gateway's own schema for a caller: the same limits, authorisation and words of errors as at `/graphql`. */
export type AskSchema = <Data>(query: string, variables: Readonly<Record<string, unknown>>) => Promise<SchemaAnswer<Data>>;

/** What stops an export: the errors as a client of `/graphql` would see them. */
export class ExportRefusal extends Error {
  override readonly name = 'ExportRefusal';

  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    super(errors[0]?.message ?? 'the answer is empty');
  }
}

/** A way to ask, for one request of a client. Once she has hung up nothing more is asked: it throws a Refusal that nobody reads. */
export const askingFor =
  ({ execute }: Pick<Gateway, 'execute'>, context: GatewayContext, hasHungUp: () => boolean): AskSchema =>
  async <Data>(query: string, variables: Readonly<Record<string, unknown>>) => {
    if (hasHungUp()) throw new Refusal(499, 'The caller has hung up.');
    const { body } = await execute({ query, variables: { ...variables } }, context);
    if (body.kind !== 'single') throw new Error('incremental delivery is not offered');
    const { data, errors } = body.singleResult;
    return { data: (data as Data | null | undefined) ?? null, errors: errors ?? [] };
  };

/** Statuses of refusals, by the code of an error; whatever the caller can mend is 400. */
const STATUSES: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, INTERNAL_SERVER_ERROR: 500 };

/** HTTP status of a refusal: that of its first error; 503 where somebody is silent who may answer later. */
export function statusOf([error]: readonly Pick<GraphQLFormattedError, 'extensions'>[]): number {
  const code = String(error?.extensions?.code);
  return STATUSES[code] ?? (/_(UNAVAILABLE|TIMEOUT|OVERLOADED|BAD_RESPONSE)$/.test(code) ? 503 : 400);
}
