import type { StatisticAnswer } from './statistic-answer.js';
import { STATISTIC_WORDS } from './statistic-words.js';
import { type Cell, type ColumnOf, SUPPRESSED } from './table.js';

/** A row of the file: a group, or what the table says besides its groups. */
export interface StatisticRow {
  readonly kind: 'GROUP' | 'TOTAL' | 'UNALLOCATED';
  readonly breakdown: string;
  readonly figure: StatisticAnswer;
}

/** What is kept from the caller shows as kept, not as missing; a number that she may see although the figure is hidden stays one. */
const number =
  (read: (figure: StatisticAnswer) => number | null | undefined) =>
  ({ figure }: StatisticRow): Cell =>
    read(figure) ?? (figure.state === 'SUPPRESSED' ? SUPPRESSED : null);

const of =
  (read: (figure: StatisticAnswer) => Cell | undefined) =>
  ({ figure }: StatisticRow): Cell =>
    read(figure) ?? null;

type Made = ColumnOf<StatisticRow>;
const column = (name: keyof typeof STATISTIC_WORDS, type: Made['type'], read: Made['read']): Made => ({
  name,
  type,
  read,
  text: STATISTIC_WORDS[name],
});

/** The columns of `/export/statistics`, in their order. */
export const STATISTIC_COLUMNS: readonly Made[] = [
  column(
    'indicator',
    'TEXT',
    of(({ indicator }) => indicator.id),
  ),
  column(
    'indicator_version',
    'INTEGER',
    of(({ indicator }) => indicator.version),
  ),
  column('breakdown', 'TEXT', ({ breakdown }) => breakdown),
  column('kind', 'TEXT', ({ kind }) => kind),
  column(
    'group',
    'TEXT',
    of(({ group }) => group.key),
  ),
  column(
    'label',
    'TEXT',
    of(({ group }) => group.label),
  ),
  column(
    'region',
    'TEXT',
    of(({ group }) => group.region),
  ),
  column(
    'sector',
    'TEXT',
    of(({ group }) => group.sector),
  ),
  column(
    'network',
    'TEXT',
    of(({ group }) => group.network),
  ),
  column(
    'area_code',
    'TEXT',
    of(({ group }) => group.area?.code),
  ),
  column(
    'area_name',
    'TEXT',
    of(({ group }) => group.area?.name),
  ),
  column(
    'service_type',
    'TEXT',
    of(({ group }) => group.serviceType),
  ),
  column(
    'state',
    'TEXT',
    of(({ state }) => state),
  ),
  column(
    'value',
    'NUMBER',
    number(({ value }) => value),
  ),
  column(
    'unit',
    'TEXT',
    of(({ unit }) => unit),
  ),
  column(
    'low',
    'NUMBER',
    number(({ interval }) => interval?.low),
  ),
  column(
    'high',
    'NUMBER',
    number(({ interval }) => interval?.high),
  ),
  column(
    'level',
    'NUMBER',
    of(({ interval }) => interval?.level),
  ),
  column(
    'interval_method',
    'TEXT',
    of(({ interval }) => interval?.method),
  ),
  column(
    'numerator',
    'INTEGER',
    number(({ numerator }) => numerator),
  ),
  column(
    'denominator',
    'INTEGER',
    number(({ denominator }) => denominator),
  ),
  column(
    'expected',
    'INTEGER',
    number(({ completeness }) => completeness?.expected),
  ),
  column(
    'known',
    'INTEGER',
    number(({ completeness }) => completeness?.known),
  ),
  column(
    'owners_expected',
    'INTEGER',
    of(({ completeness }) => completeness?.ownersExpected),
  ),
  column(
    'owners_answered',
    'INTEGER',
    of(({ completeness }) => completeness?.ownersAnswered),
  ),
  column(
    'flags',
    'TEXT',
    of(({ flags }) => flags.join(' ')),
  ),
  column(
    'notes',
    'TEXT',
    of(({ notes }) => notes.map(({ code }) => code).join(' ')),
  ),
  column(
    'note_texts',
    'TEXT',
    of(({ notes }) => notes.map(({ text }) => text).join(' ')),
  ),
  column(
    'as_of',
    'DATE',
    of(({ asOf }) => asOf),
  ),
  column(
    'period_from',
    'DATE',
    of(({ period }) => period?.from),
  ),
  column(
    'period_to',
    'DATE',
    of(({ period }) => period?.to),
  ),
  column(
    'release',
    'TEXT',
    of(({ release }) => release),
  ),
  column(
    'demo',
    'BOOLEAN',
    of(({ demo }) => demo),
  ),
];

/** The columns that are numbers of a cube. */
export const STATISTIC_MEASURES = ['value', 'low', 'high', 'numerator', 'denominator', 'expected', 'known'];
