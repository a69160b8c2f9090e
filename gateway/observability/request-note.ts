import type { FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';

/** Whether an answer, or part of it, was kept from before: `stale` one that is shown because there is no newer one, `none` where nothing is kept. */
export const CACHE_OUTCOMES = ['hit', 'miss', 'stale', 'none'] as const;
export type CacheOutcome = (typeof CACHE_OUTCOMES)[number];

/** How much of what was asked for was answered. */
export type Outcome = 'complete' | 'partial' | 'failed';

/**
 * What is noted of a request on its way, for the log and the metrics. Nothing of what a person asked for or said who she is: no text,
 * no variables, no token.
 */
export interface RequestNote {
  /** Name of the operation, as the client gave it. */
  operation: string | null;
  kind: 'query' | 'mutation' | 'subscription' | null;
  /** SHA-256 of the text, in hexadecimal digits. */
  document: string | null;
  outcome: Outcome;
  /** With which status the HTTP server refused the rest of the request, past whoever handled it; null where it did not. */
  brokenStatus: number | null;
  cache: CacheOutcome;
  /** How often each code of an error is in the answer. */
  readonly codes: Map<string, number>;
  /** Subgraphs that have failed. */
  readonly sectors: Set<string>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Read by {@link noteOf}. */
    note?: RequestNote;
  }
}

/** A note on nothing yet. */
const createNote = (): RequestNote => ({
  operation: null,
  kind: null,
  document: null,
  outcome: 'complete',
  brokenStatus: null,
  cache: 'none',
  codes: new Map(),
  sectors: new Set(),
});

/** The note on a request. */
export function noteOf(request: FastifyRequest): RequestNote {
  request.note ??= createNote();
  return request.note;
}

/** Notes the errors of an answer, and whether there is anything besides. */
export function noteErrors(note: RequestNote, errors: readonly GraphQLFormattedError[], hasData: boolean): void {
  for (const { extensions = {} } of errors) {
    const code = plainCode(extensions.code);
    note.codes.set(code, (note.codes.get(code) ?? 0) + 1);
    if (typeof extensions.sector === 'string' && /_(UNAVAILABLE|TIMEOUT|OVERLOADED|BAD_RESPONSE)$/.test(code))
      note.sectors.add(extensions.sector);
  }
  if (errors.length > 0) note.outcome = hasData ? 'partial' : 'failed';
}

/** Codes come from subgraphs too, of which any may be served. */
const plainCode = (code: unknown) => (typeof code === 'string' && /^[A-Z][A-Z\d_]{0,63}$/.test(code) ? code : 'OTHER');
