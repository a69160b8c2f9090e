import { AnswerSources } from '../../shared/subgraph/answer-sources.js';
import { SubgraphFailure } from '../../shared/subgraph/client/failure.js';
import { isSurelyQuery } from '../../shared/subgraph/client/is-surely-query.js';
import { type ReceivedAnswer, type SubgraphClient } from '../../shared/subgraph/client/subgraph-client.js';
import type { SubgraphRequest, WrittenRequest } from '../../shared/subgraph/client/subgraph-request.js';
import type { SubgraphAnswer } from '../../shared/subgraph/read-answer.js';
import type { GatewayContext } from '../gateway-context.js';
import { type DataVersions, isBehind } from './data-versions.js';
import { answerOf, type KeptFetch, type KeptFetches, keyOfFetch } from './kept-fetches.js';
import type { VersionChecks } from './version-checks.js';

/** What asks a subgraph for a gateway. */
export type AskingClient = Pick<SubgraphClient, 'name' | 'send' | 'request'>;

/** What the clients of all subgraphs share. */
export interface KeepingParts {
  readonly fetches: KeptFetches;
  readonly versions: DataVersions;
  readonly checks: VersionChecks;
}

/** Codes of changes that were surely not made. */
const REFUSALS: readonly unknown[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED'];

/** Whether nothing was changed: anybody can ask for that, and must not make others wait. */
const isRefused = ({ data, errors = [] }: SubgraphAnswer): boolean =>
  errors.length > 0 &&
  errors.every(({ extensions }) => REFUSALS.includes(extensions?.code)) &&
  Object.values(data ?? {}).every((value) => value === null);

/** The subgraph that asks others: what it changes may be theirs. */
const COMPOSING = 'regional';

/**
 * Asks a subgraph, and gives what was kept to nobody in particular. What somebody asks goes to the subgraph as it is, and comes from it: it is
 * neither kept nor looked for.
 */
export class KeepingClient implements AskingClient {
  readonly name: string;

  constructor(
    private readonly client: Pick<SubgraphClient, 'name' | 'receive'>,
    private readonly parts: KeepingParts,
  ) {
    this.name = client.name;
  }

  request({ call, entities = null, ...operation }: SubgraphRequest): Promise<SubgraphAnswer> {
    return this.send({ body: JSON.stringify(operation), entities, isQuery: isSurelyQuery(operation.query), call });
  }

  async send(request: WrittenRequest): Promise<SubgraphAnswer> {
    if (!request.isQuery) return this.change(request);
    if (request.call.authorization !== null || (request.call as GatewayContext).isFresh) return (await this.client.receive(request)).answer;
    const { fetches, checks } = this.parts;
    checks.wake();
    const key = keyOfFetch(this.name, request);
    const kept = await fetches.find(key);
    if (kept && fetches.isFresh(kept)) {
      const answer = answerOf(kept, request.entities);
      if (answer) {
        request.call.sources?.note(kept);
        return answer;
      }
    }
    try {
      const received = await this.ask(request);
      request.call.sources?.note(received.hint);
      fetches.keep(key, received);
      return received.answer;
    } catch (error) {
      request.call.sources?.note(null);
      const substitute = error instanceof SubgraphFailure && kept ? this.substitute(kept, request) : null;
      if (substitute) return substitute;
      throw error;
    }
  }

  /** Asks; once more if it got an answer older than what was known before: one that was under way for others. */
  private async ask(request: WrittenRequest, isSecond = false): Promise<ReceivedAnswer> {
    const { versions } = this.parts;
    const known = versions.snapshot();
    const received = await this.client.receive(alone(request));
    versions.learn(received.versions, received.askedAt);
    return !isSecond && isBehind(received.versions, known) ? this.ask(request, true) : received;
  }

  /** A change: whoever made it sees it in the next answer. */
  private async change(request: WrittenRequest): Promise<SubgraphAnswer> {
    const { versions } = this.parts;
    request.call.sources?.note(null);
    try {
      const told = await this.client.receive(alone(request));
      if (!isRefused(told.answer)) this.doubt(told.versions.has(this.name));
      versions.learn(told.versions, told.askedAt);
      return told.answer;
    } catch (error) {
      // Nobody changes anything without saying who she is: anybody could ask for it, and take from others what is kept of a silent owner.
      if (request.call.authorization !== null && !(error instanceof SubgraphFailure && error.isSurelyUndone)) this.doubt(false);
      throw error;
    }
  }

  /** @param isTold whether the new version of the subgraph itself is known */
  private doubt(isTold: boolean): void {
    const { versions } = this.parts;
    if (!isTold) versions.doubt([this.name], true);
    if (this.name !== COMPOSING) return;
    const others = [...versions.snapshot().keys()].filter((name) => name !== COMPOSING);
    versions.doubt(others, false);
  }

  private substitute(kept: KeptFetch, { entities, call }: WrittenRequest): SubgraphAnswer | null {
    const { stale } = call as GatewayContext;
    const { fetches, versions } = this.parts;
    if (!stale || !fetches.maySubstitute(kept)) return null;
    const answer = answerOf(kept, entities);
    // It was known to hold as long as its data were the newest, and no longer than its owner said.
    const until = Date.now() + kept.until - performance.now();
    const asOf = new Date(Math.min(versions.confirmedAt(kept.versions) ?? kept.keptAt, until)).toISOString();
    if (answer) stale.push({ sector: this.name, asOf, dataVersion: kept.versions.get(this.name)?.split('.')[0] ?? null });
    return answer;
  }
}

/** Asks what the answer may be used for, and tells nobody else. */
const alone = (request: WrittenRequest): WrittenRequest => ({ ...request, call: { ...request.call, sources: new AnswerSources() } });
