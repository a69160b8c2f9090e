import { type DocumentNode, type GraphQLFormattedError, getOperationAST, OperationTypeNode } from 'graphql';
import { AnswerSources } from './answer-sources.js';
import { hintHeaders, type Versions, versionTag } from './cache-hint.js';
import { dayOfInstant, startOfDay, today } from './date.js';
import type { Subgraph } from './serve.js';

/** What the hint of an answer is made from. */
export interface HintSource extends Pick<Subgraph, 'name' | 'dataVersion'> {
  /** For how long the answer to a document may be used again, in seconds. */
  readonly ageOf: (document: DocumentNode) => number;
}

/** A little more than a day: into the next one, however long this one is. */
const INTO_NEXT_DAY_MS = 26 * 3_600_000;

/**
 * Finds out what a subgraph's answer may be used for: nothing, unless it was asked by nobody in particular, is a query without errors, and
 * all that it was made of may be used again.
 */
export class AnswerHint {
  readonly #sources = new AnswerSources();
  #isMutation = false;

  /**
   * @param isAsked whether anybody wants to know
   * @param isPublic whether nobody in particular asks
   */
  constructor(
    private readonly subgraph: HintSource,
    private readonly isAsked: boolean,
    private readonly isPublic: boolean,
  ) {}

  /** Takes what others gave for the answer; undefined where nobody wants to know. */
  get sources(): AnswerSources | undefined {
    return this.isAsked ? this.#sources : undefined;
  }

  /** Before the first resolver: what is written while the answer is computed makes it old, not wrong. */
  async begin(document: DocumentNode, operationName: string | undefined): Promise<void> {
    if (!this.isAsked) return;
    const operation = getOperationAST(document, operationName)?.operation;
    this.#isMutation = operation === OperationTypeNode.MUTATION;
    const seconds = this.isPublic && operation === OperationTypeNode.QUERY ? this.subgraph.ageOf(document) : 0;
    const versions = seconds > 0 ? await this.#versions() : NONE;
    // It is of today, as this machine knows it.
    const until = performance.now() + Math.min(seconds * 1_000, untilMidnight());
    this.#sources.note(versions.size > 0 ? { until, versions } : null);
  }

  /** The headers, once the answer is there. After a change they tell its version. */
  async headers({ errors }: { readonly errors?: readonly GraphQLFormattedError[] }): Promise<Record<string, string>> {
    if (this.#isMutation) return hintHeaders(0, await this.#versions());
    const { hint } = this.#sources;
    if (!this.isAsked || hint === null || errors !== undefined) return hintHeaders(0, NONE);
    return hintHeaders(Math.max(0, Math.floor((hint.until - performance.now()) / 1_000)), hint.versions);
  }

  /** None if they cannot be had: an answer does not fail for that. */
  async #versions(): Promise<Versions> {
    const version = await this.subgraph.dataVersion().catch(() => null);
    return version === null ? NONE : new Map([[this.subgraph.name, versionTag(version)]]);
  }
}

const NONE: Versions = new Map();

/** Milliseconds that are left of the day in Norway. */
function untilMidnight(): number {
  const tomorrow = dayOfInstant(new Date(Date.parse(startOfDay(today())) + INTO_NEXT_DAY_MS).toISOString());
  return Date.parse(startOfDay(tomorrow)) - Date.now();
}
