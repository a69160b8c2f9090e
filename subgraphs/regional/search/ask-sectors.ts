import { GraphQLError } from 'graphql';
import type { SourceStatus } from '../../../shared/sector/source-status.type.js';
import type { SectorDeclaration } from '../../../shared/sectors.js';
import type { SubgraphAnswer } from '../../../shared/subgraph/client.js';
import type { RegionalContext } from '../regional-context.js';

/** What a sector gave, and its line in `sources`. `data` is null if it gave nothing. */
export interface SectorAnswer {
  readonly sector: SectorDeclaration;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly failure: SourceStatus | null;
}

/**
 * Asks some sectors the same thing, in parallel. A silent or broken one does not disturb the others.
 * @param variables the variables for a sector
 */
export function askSectors(
  { clients, requestId }: RegionalContext,
  sectors: readonly SectorDeclaration[],
  query: string,
  variables: (sector: SectorDeclaration) => Record<string, unknown> = () => ({}),
): Promise<SectorAnswer[]> {
  return Promise.all(
    sectors.map(async (sector) => {
      try {
        const answer = await clientOf(clients, sector).request({ query, variables: variables(sector), requestId });
        return { sector, data: dataOf(answer), failure: null };
      } catch (error) {
        return { sector, data: null, failure: failureOf(sector, error) };
      }
    }),
  );
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
  const state = code === 'SECTOR_TIMEOUT' ? 'TIMEOUT' : 'UNAVAILABLE';
  const message =
    state === 'TIMEOUT'
      ? `${sector.name} did not answer in time; its rows are missing.`
      : `${sector.name} does not answer now; its rows are missing.`;
  return { sector: sector.slug, state, dataVersion: null, asOf: null, message };
}
