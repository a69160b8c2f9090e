import type { SectorAges, SectorEntries, SectorNetworkQuality, SectorReports } from '../../../shared/sector/quality/quality.type.js';
import { DUE_AFTER_DAYS } from '../../../shared/sector/verification/freshness.js';
import type { CompletenessShare, FreshnessCount, QualityFigures, ReportingQuality } from './figures.type.js';
import type { CompletenessWay, RecordKind } from './quality.vocabulary.js';

/** Days after which a record of each kind is stale. Those of `regional` are house rules, as those of the sectors are. */
export const STALE_AFTER_DAYS: Readonly<Record<RecordKind, number>> = { ...DUE_AFTER_DAYS, REGISTER_ENTRY: 365, POPULATION: 424 };

/** Counts that figures are made from, of a network or of all. */
export type QualityCounts = Omit<SectorNetworkQuality, 'network'>;

/** x / n; null if there is nothing. */
const shareOf = (x: number, n: number): number | null => (n === 0 ? null : x / n);

/** Adds up counts; what is told of persons is added from owners, who count each of theirs once. */
export function addUp(networks: readonly QualityCounts[], persons: readonly SectorEntries[]): QualityCounts {
  const reports = networks.flatMap((network) => network.reports);
  return {
    reports: (['UNIT', 'ANNUAL'] as const).map((kind) => addReports(kind, reports)),
    persons: {
      ...sums(persons, ['entries', 'compulsory', 'values', 'filled']),
      contacts: addAges(persons.map(({ contacts }) => contacts)),
    },
    appointments: addAges(networks.map(({ appointments }) => appointments)),
    ...sums(networks, ['units', 'unitsWithArea']),
    demo: networks.some(({ demo }) => demo),
  };
}

/** What the API shows of counts: rates and shares are made here, and only here, from numerators and denominators. */
export function presentFigures({ reports, persons, appointments, units, unitsWithArea, demo }: QualityCounts): QualityFigures {
  const all = sums(reports, ['approved', 'expected']);
  const { contacts } = persons;
  return {
    reporting: reports.map(presentReports),
    completeness: [
      presentShare('MARKED_COMPLETE', all.approved, all.expected),
      presentShare('COMPULSORY_FILLED', persons.compulsory, persons.entries),
      presentShare('VALUES_FILLED', persons.filled, persons.values),
    ],
    freshness: [presentAges('CONTACT', contacts), presentAges('APPOINTMENT', appointments)],
    staleRecords: contacts.stale + contacts.expired + appointments.stale + appointments.expired,
    oldestVerified: earliest([contacts.oldest, appointments.oldest]),
    ...{ units, unitsWithArea, demo },
  };
}

/** What the API shows of the ages of some records. */
export function presentAges(kind: RecordKind, { total, due, stale, expired, oldest }: SectorAges, unknown = 0): FreshnessCount {
  const fresh = total - due - stale - expired - unknown;
  return { kind, limitDays: STALE_AFTER_DAYS[kind], total, fresh, due, stale, expired, unknown, oldest };
}

const presentShare = (way: CompletenessWay, numerator: number, denominator: number): CompletenessShare => ({
  ...{ way, numerator, denominator },
  value: shareOf(numerator, denominator),
});

const presentReports = ({ kind, expected, received: actual, onTime }: SectorReports): ReportingQuality => ({
  ...{ kind, expected, actual, onTime },
  rate: shareOf(actual, expected),
  rateOnTime: shareOf(onTime, expected),
});

const addReports = (kind: SectorReports['kind'], reports: readonly SectorReports[]): SectorReports => ({
  kind,
  ...sums(
    reports.filter((one) => one.kind === kind),
    ['expected', 'received', 'onTime', 'approved'],
  ),
});

const addAges = (ages: readonly SectorAges[]): SectorAges => ({
  ...sums(ages, ['total', 'due', 'stale', 'expired']),
  oldest: earliest(ages.map(({ oldest }) => oldest)),
});

const earliest = (days: readonly (string | null)[]): string | null => days.filter((day) => day !== null).toSorted()[0] ?? null;

function sums<Field extends string>(rows: readonly Readonly<Record<Field, number>>[], fields: readonly Field[]): Record<Field, number> {
  const entries = fields.map((field) => [field, rows.reduce((sum, row) => sum + row[field], 0)]);
  return Object.fromEntries(entries) as Record<Field, number>;
}
