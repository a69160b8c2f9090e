import { GraphQLError } from 'graphql';
import { errors } from 'undici';

/** Why a subgraph gave nothing that can be used; the code is `SECTOR_<kind>`, or `REGIONAL_<kind>` for the subgraph `regional`. */
export type FailureKind = 'UNAVAILABLE' | 'TIMEOUT' | 'OVERLOADED' | 'BAD_RESPONSE';

/**
 * A fetch without a usable answer. Message and extensions are for clients: they name the subgraph, never a host or port. What really
 * happened is the `cause`: for the log alone.
 */
export class SubgraphFailure extends GraphQLError {
  /** @param wasSent whether the subgraph may have got what it was asked */
  constructor(
    readonly subgraph: string,
    readonly kind: FailureKind,
    cause?: unknown,
    private readonly wasSent = true,
  ) {
    const code = `${subgraph === 'regional' ? 'REGIONAL' : 'SECTOR'}_${kind}`;
    super(`${subgraph} ${REASONS[kind]}`, { extensions: { code, sector: subgraph } });
    // Not as `originalError`: whatever has one of another class counts as unexpected, and is masked.
    Object.defineProperty(this, 'cause', { value: cause, enumerable: false });
  }

  /** Whether a change was surely not made: it was never sent, or refused for lack of room. */
  get isSurelyUndone(): boolean {
    return !this.wasSent || this.kind === 'OVERLOADED';
  }
}

/** Ends a fetch whose client has gone away; nobody reads it. */
export const requestCancelled = (): GraphQLError =>
  new GraphQLError('The request was cancelled.', { extensions: { code: 'REQUEST_CANCELLED' } });

/** Why who waits for a subgraph waits no longer: a time limit of her own has passed, or she has gone away. */
export const abortionOf = (signal: AbortSignal, subgraph: string): GraphQLError =>
  (signal.reason as Error | undefined)?.name === 'TimeoutError' ? new SubgraphFailure(subgraph, 'TIMEOUT') : requestCancelled();

/**
 * What an error of the transport says about the subgraph.
 * @returns null if it says nothing about it: then the request was wrong
 */
export function kindOf(error: unknown): FailureKind | null {
  const { code = '' } = error as { readonly code?: string };
  if (code === 'UND_ERR_INVALID_ARG' || code === 'UND_ERR_NOT_SUPPORTED') return null;
  if (TIMEOUTS.has(code)) return 'TIMEOUT';
  return error instanceof errors.HTTPParserError || NO_HTTP.has(code) ? 'BAD_RESPONSE' : 'UNAVAILABLE';
}

const REASONS: Readonly<Record<FailureKind, string>> = {
  UNAVAILABLE: 'does not answer now. What the others own is here; try again later for the rest.',
  TIMEOUT: 'did not answer in time. What the others own is here; try again later for the rest.',
  OVERLOADED: 'has more to do now than it can answer. What the others own is here; try again in some seconds for the rest.',
  BAD_RESPONSE: 'gave an answer that cannot be used. What the others own is here; if it stays so, tell the operator the request id.',
};
const TIMEOUTS = new Set(['UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);
const NO_HTTP = new Set(['UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_RES_EXCEEDED_MAX_SIZE', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH']);
