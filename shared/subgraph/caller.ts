import type { AnswerSources } from './answer-sources.js';

/** A role that a token states itself, and where it holds; null where it is not bound to one. */
export interface StatedGrant {
  readonly role: string;
  readonly sector: string | null;
  readonly network: string | null;
  readonly unit: string | null;
  readonly nurse: string | null;
}

/** Who calls, as her verified token says. */
export interface Caller {
  /** Names under which records may know her, for example `sub:<issuer>|<subject>`; the first is the main one. */
  readonly keys: readonly string[];
  /** Roles stated by the token itself: only the local issuer's, and only in development; else empty. */
  readonly statedGrants: readonly StatedGrant[];
}

/** What accompanies a call to a subgraph. */
export interface SubgraphCall {
  readonly requestId: string;
  /** Null for one who did not say who she is. */
  readonly caller: Caller | null;
  /** Header of that name, to be handed on; never logged. */
  readonly authorization: string | null;
  /** Header `accept-language`. */
  readonly language: string | null;
  /** Aborted when the one who asks has gone away: what is asked of others in her name can stop. Left out where it must not. */
  readonly signal?: AbortSignal | undefined;
  /** Is told what the answer to this call is made of; left out where nobody wants to know. */
  readonly sources?: AnswerSources | undefined;
}

/** What is handed on from a call to the calls that it causes: the next subgraph finds out itself who calls. */
export type ForwardedCall = Pick<SubgraphCall, 'requestId' | 'authorization' | 'language' | 'signal' | 'sources'>;

/**
 * Verifies an Authorization header; null without one.
 * @throws GraphQLError with code `UNAUTHENTICATED`, or `IDENTITY_UNAVAILABLE` while the issuer's keys cannot be had
 */
export type Authenticate = (authorization: string | null) => Promise<Caller | null>;
