import type { StatisticAnswer } from './statistic-answer.js';
import { STATISTIC_WORDS } from './statistic-words.js';
import { type Cell, type ColumnOf, SUPPRESSED } from './table.js';

/** A row of the file: a group, or what the table says besides its groups. */
export interface StatisticRow extends StatisticAnswer {
  readonly kind: 'GROUP' | 'TOTAL' | 'UNALLOCATED';
  readonly breakdown: string;
}

type Made = ColumnOf<StatisticRow>;

const plain = (name: keyof typeof STATISTIC_WORDS, type: Made['type'], read: (row: StatisticRow) => Cell | undefined): Made => ({
  ...{ name, type, text: STATISTIC_WORDS[name] },
  read: (row) => read(row) ?? null,
});

/** A number that may be kept from the caller shows as kept, not as missing; one that she may see although the figure is hidden stays one. */
const hideable = (name: keyof typeof STATISTIC_WORDS, type: Made['type'], read: (row: StatisticRow) => number | null | undefined): Made =>
  plain(name, type, (row) => read(row) ?? (row.state === 'SUPPRESSED' ? SUPPRESSED : null));

/** The columns of `/export/statistics`, in their order. */
export const STATISTIC_COLUMNS: readonly Made[] = [
  plain('indicator', 'TEXT', ({ indicator }) => indicator.id),
  plain('indicator_version', 'INTEGER', ({ indicator }) => indicator.version),
  plain('breakdown', 'TEXT', ({ breakdown }) => breakdown),
  plain('kind', 'TEXT', ({ kind }) => kind),
  plain('group', 'TEXT', ({ group }) => group.key),
  plain('label', 'TEXT', ({ group }) => group.label),
  plain('region', 'TEXT', ({ group }) => group.region),
  plain('sector', 'TEXT', ({ group }) => group.sector),
  plain('network', 'TEXT', ({ group }) => group.network),
  plain('area_code', 'TEXT', ({ group }) => group.area?.code),
  plain('area_name', 'TEXT', ({ group }) => group.area?.name),
  plain('service_type', 'TEXT', ({ group }) => group.serviceType),
  plain('state', 'TEXT', ({ state }) => state),
  hideable('value', 'NUMBER', ({ value }) => value),
  plain('unit', 'TEXT', ({ unit }) => unit),
  hideable('low', 'NUMBER', ({ interval }) => interval?.low),
  hideable('high', 'NUMBER', ({ interval }) => interval?.high),
  plain('level', 'NUMBER', ({ interval }) => interval?.level),
  plain('interval_method', 'TEXT', ({ interval }) => interval?.method),
  hideable('numerator', 'INTEGER', ({ numerator }) => numerator),
  hideable('denominator', 'INTEGER', ({ denominator }) => denominator),
  hideable('expected', 'INTEGER', ({ completeness }) => completeness?.expected),
  hideable('known', 'INTEGER', ({ completeness }) => completeness?.known),
  plain('owners_expected', 'INTEGER', ({ completeness }) => completeness?.ownersExpected),
  plain('owners_answered', 'INTEGER', ({ completeness }) => completeness?.ownersAnswered),
  plain('flags', 'TEXT', ({ flags }) => flags.join(' ')),
  plain('notes', 'TEXT', ({ notes }) => notes.map(({ code }) => code).join(' ')),
  plain('note_texts', 'TEXT', ({ notes }) => notes.map(({ text }) => text).join(' ')),
  plain('as_of', 'DATE', ({ asOf }) => asOf),
  plain('period_from', 'DATE', ({ period }) => period?.from),
  plain('period_to', 'DATE', ({ period }) => period?.to),
  plain('release', 'TEXT', ({ release }) => release),
  plain('demo', 'BOOLEAN', ({ demo }) => demo),
];

/** The columns that are numbers of a cube. */
export const STATISTIC_MEASURES = ['value', 'low', 'high', 'numerator', 'denominator', 'expected', 'known'];
