import { GraphQLError } from 'graphql';
import type { SourceState } from '../../../shared/sector/source-state.js';
import type { SourceStatus } from '../../../shared/sector/source-status.type.js';
import type { SectorDeclaration } from '../../../shared/sectors.js';
import { isObject, type SubgraphAnswer } from '../../../shared/subgraph/read-answer.js';
import type { RegionalContext } from '../regional-context.js';

/** What a sector gave; or, if it gave nothing that can be used, its line in `sources`. */
export type SectorAnswer<Result> =
  | { readonly sector: SectorDeclaration; readonly result: Result; readonly failure: null }
  | { readonly sector: SectorDeclaration; readonly result: null; readonly failure: SourceStatus };

/** A question to sectors. */
export interface SectorQuestion<Result> {
  readonly query: string;
  readonly variables?: (sector: SectorDeclaration) => Record<string, unknown>;
  /** Reads the answer's data; null if it is not what was asked for. */
  readonly read: (data: Readonly<Record<string, unknown>>) => Result | null;
}

/** Asks some sectors the same thing, in parallel. A silent or broken one does not disturb the others. */
export function askSectors<Result>(
  { clients, call }: Pick<RegionalContext, 'clients' | 'call'>,
  sectors: readonly SectorDeclaration[],
  { query, variables, read }: SectorQuestion<Result>,
): Promise<SectorAnswer<Result>[]> {
  return Promise.all(
    sectors.map(async (sector) => {
      try {
        const answer = await clientOf(clients, sector).request({ query, variables: variables?.(sector), call });
        const result = read(dataOf(answer));
        return result === null ? { sector, result: null, failure: failureOf(sector, null) } : { sector, result, failure: null };
      } catch (error) {
        return { sector, result: null, failure: failureOf(sector, error) };
      }
    }),
  );
}

/**
 * A sector's line in `sources`, by the version of its data alone: for what was answered before and may still hold.
 * @returns null if the sector does not tell its version; then it is to be asked as a whole
 */
export async function askVersion(
  { clients, call }: Pick<RegionalContext, 'clients' | 'call'>,
  sector: SectorDeclaration,
): Promise<SectorAnswer<SourceStatus> | null> {
  try {
    const { version, changedAt } = await clientOf(clients, sector).dataVersion(call);
    const result: SourceStatus = { sector: sector.slug, state: 'OK', dataVersion: version, asOf: changedAt, message: null };
    return { sector, result, failure: null };
  } catch (error) {
    const isSilent = error instanceof GraphQLError && error.extensions.code !== 'SECTOR_BAD_RESPONSE';
    return isSilent ? { sector, result: null, failure: failureOf(sector, error) } : null;
  }
}

/** Reads a sector's line in `sources`; null if it is none. */
export function readSourceStatus(value: unknown): SourceStatus | null {
  if (!isObject(value) || typeof value.sector !== 'string' || value.state !== 'OK') return null;
  const text = (field: unknown) => (typeof field === 'string' ? field : null);
  return { sector: value.sector, state: 'OK', dataVersion: text(value.dataVersion), asOf: text(value.asOf), message: text(value.message) };
}

/** The client of a sector. */
export function clientOf(clients: RegionalContext['clients'], sector: SectorDeclaration) {
  const client = clients.get(sector.slug);
  if (!client) throw new Error(`there is no client for ${sector.slug}`);
  return client;
}

function dataOf({ data, errors }: SubgraphAnswer): Readonly<Record<string, unknown>> {
  const [error] = errors ?? [];
  if (error) throw new GraphQLError(error.message, { extensions: error.extensions ?? {} });
  return data ?? {};
}

function failureOf(sector: SectorDeclaration, error: unknown): SourceStatus {
  const code = error instanceof GraphQLError ? error.extensions.code : undefined;
  // A refusal of what the caller asked for is the caller's to mend, not an outage.
  if (code === 'BAD_USER_INPUT') throw error;
  const state = STATES[String(code)] ?? 'UNAVAILABLE';
  return { sector: sector.slug, state, dataVersion: null, asOf: null, message: `${sector.name} ${REASONS[state]}; its rows are missing.` };
}

type FailedState = Exclude<SourceState, 'OK'>;
const STATES: Readonly<Record<string, FailedState>> = { SECTOR_TIMEOUT: 'TIMEOUT', FORBIDDEN: 'FORBIDDEN' };
const REASONS: Readonly<Record<FailedState, string>> = {
  TIMEOUT: 'did not answer in time',
  UNAVAILABLE: 'does not answer now',
  FORBIDDEN: 'does not show this to you',
};
