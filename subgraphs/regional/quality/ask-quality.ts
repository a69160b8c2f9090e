import DataLoader from 'dataloader';
import type { SectorAges, SectorEntries, SectorNetworkQuality, SectorReports } from '../../../shared/sector/quality/quality.type.js';
import { ReportKind } from '../../../shared/sector/report/report.vocabulary.js';
import type { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { isDay, today } from '../../../shared/subgraph/date.js';
import { isObject } from '../../../shared/subgraph/read-answer.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors, readSourceStatus, type SectorAnswer } from '../search/ask-sectors.js';

/** What a sector tells of the quality of its data. */
export interface SectorQualityAnswer {
  readonly networks: readonly SectorNetworkQuality[];
  readonly persons: SectorEntries;
  readonly since: string | null;
  readonly source: SourceStatus;
}

const AGES = 'total due stale expired oldest';
const ENTRIES = `entries compulsory values filled contacts { ${AGES} }`;
const QUESTION = `query($year: Int!, $moment: String!) { _quality(year: $year, moment: $moment) { since persons { ${ENTRIES} }
  networks { network reports { kind expected received onTime approved } persons { ${ENTRIES} } appointments { ${AGES} }
    units unitsWithArea demo }
  source { sector state dataVersion asOf message } } }`;

/** What every sector tells of a year, and of how fresh its data are today. */
export type QualityLoader = DataLoader<number, readonly SectorAnswer<SectorQualityAnswer>[]>;

type Asking = Pick<RegionalContext, 'registry' | 'clients' | 'call'>;

/** Asks every sector once for each year of an answer. */
export function createQualityLoader(context: Asking): QualityLoader {
  const ask = (year: number) =>
    askSectors(context, context.registry.sectors, {
      query: QUESTION,
      variables: () => ({ year, moment: today() }),
      read: ({ _quality }) => readQuality(_quality, context),
    });
  return new DataLoader((years) => Promise.all(years.map(ask)));
}

function readQuality(value: unknown, { registry }: Asking): SectorQualityAnswer | null {
  if (!isObject(value)) return null;
  const { networks, persons, since } = value;
  const source = readSourceStatus(value.source);
  const sector = registry.sectors.find(({ slug }) => slug === source?.sector);
  if (source === null || !Array.isArray(networks) || !networks.every(isNetwork) || !isEntries(persons) || !isDayOrNull(since)) return null;
  // An owner is believed about its own networks, and about all of them.
  const own = sector?.networks.map(({ slug }) => networks.filter(({ network }) => network === slug));
  return own?.every((rows) => rows.length === 1) ? { networks: own.flat(), persons, since, source } : null;
}

const areCounts = (...values: unknown[]) => values.every((value) => Number.isInteger(value) && Number(value) >= 0);
const isDayOrNull = (value: unknown): value is string | null => value === null || (typeof value === 'string' && isDay(value));

const isAges = (value: unknown): value is SectorAges =>
  isObject(value) && areCounts(value.total, value.due, value.stale, value.expired) && isDayOrNull(value.oldest);

const isEntries = (value: unknown): value is SectorEntries =>
  isObject(value) && areCounts(value.entries, value.compulsory, value.values, value.filled) && isAges(value.contacts);

const isReports = (value: unknown): value is SectorReports =>
  isObject(value) &&
  typeof value.kind === 'string' &&
  Object.hasOwn(ReportKind, value.kind) &&
  areCounts(value.expected, value.received, value.onTime, value.approved);

const isNetwork = (value: unknown): value is SectorNetworkQuality =>
  isObject(value) &&
  typeof value.network === 'string' &&
  Array.isArray(value.reports) &&
  value.reports.every(isReports) &&
  isEntries(value.persons) &&
  isAges(value.appointments) &&
  areCounts(value.units, value.unitsWithArea) &&
  typeof value.demo === 'boolean';
