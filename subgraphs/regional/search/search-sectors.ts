import type { CheckedFilter } from '../../../shared/sector/directory-filter.js';
import { MatchKind } from '../../../shared/sector/search/match.type.js';
import type { SourceStatus } from '../../../shared/sector/source-status.type.js';
import type { SectorDeclaration } from '../../../shared/sectors.js';
import type { SearchHit } from '../../../shared/subgraph/page.js';
import { isObject } from '../../../shared/subgraph/read-answer.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors, readSourceStatus, type SectorAnswer } from './ask-sectors.js';

/** A hit as a sector gives it. */
export interface SectorHit extends SearchHit {
  /** Of a unit, if asked for: those who work there. */
  readonly nurses: readonly string[] | null;
}

/** What one sector found for a page. */
export interface FoundHits<Hit> {
  readonly hits: readonly Hit[];
  readonly total: number | null;
  readonly source: SourceStatus;
}

/** What one sector found of entities. */
export type SectorHits = FoundHits<SectorHit>;

/**
 * Asks the sectors that a filter leaves for rows of a list that crosses them.
 * @param ask the rest of each sector's `SectorSearchInput`
 */
export function searchSectors(
  context: RegionalContext,
  noun: 'Nurse' | 'Unit',
  filter: CheckedFilter,
  ask: (sector: SectorDeclaration) => Record<string, unknown>,
): Promise<SectorAnswer<SectorHits>[]> {
  const { network, areas, serviceType, text } = filter;
  const field = `_search${noun}s`;
  return askSectors(context, concerned(filter, context), {
    query: searchQuery(field, 'SectorSearchInput'),
    variables: (sector) => ({ search: { network, areas, serviceType, text, ...ask(sector) } }),
    read: (data) => readHits(data[field]),
  });
}

/** `complete` and `sources` of an answer that sectors gave together. */
export function sourcesOf(answers: readonly SectorAnswer<{ readonly source: SourceStatus }>[]) {
  return {
    complete: answers.every(({ result }) => result !== null),
    sources: answers.map((answer): SourceStatus => (answer.result === null ? answer.failure : answer.result.source)),
  };
}

/** Reads what a sector found; null if it is not what was asked for. */
export const readHits = (value: unknown): SectorHits | null => readFound(value, isHit);

/** Reads hits of any kind that a sector found; null if one of them is none. */
export function readFound<Hit>(value: unknown, isHit: (hit: unknown) => hit is Hit): FoundHits<Hit> | null {
  if (!isObject(value) || !Array.isArray(value.hits) || !value.hits.every(isHit)) return null;
  const source = readSourceStatus(value.source);
  const total = typeof value.total === 'number' ? value.total : null;
  return source && { hits: value.hits, total, source };
}

function isHit(hit: unknown): hit is SectorHit {
  if (!isObject(hit) || typeof hit.id !== 'string' || typeof hit.key !== 'string') return false;
  const { match, nurses } = hit;
  const isMatch =
    isObject(match) && typeof match.kind === 'string' && Object.hasOwn(MatchKind, match.kind) && typeof match.text === 'string';
  return (match === null || isMatch) && (nurses === null || (Array.isArray(nurses) && nurses.every((id) => typeof id === 'string')));
}

/** The sectors that can have rows: a filter by region or network leaves the others in peace. */
export function concerned({ region, network }: Pick<CheckedFilter, 'region' | 'network'>, { registry }: RegionalContext) {
  return registry.sectors.filter(
    (sector) => (region === null || sector.region === region) && (network === null || sector.networks.some(({ slug }) => slug === network)),
  );
}

/** What {@link readHits} reads, as a selection. */
export const HITS = `total hits { id key match { kind text note } nurses } source { sector state dataVersion asOf message }`;

/** The question for a sector's hits, with its search as a variable. */
export const searchQuery = (field: string, inputType: string): string =>
  `query Search($search: ${inputType}!) { ${field}(search: $search) { ${HITS} } }`;
