import type { SectorTallyGroup } from '../../../shared/sector/tally/tally.type.js';
import { addDays } from '../../../shared/sector/verification/freshness.js';
import type { SectorDeclaration } from '../../../shared/sectors.js';
import type { IndicatorFact } from '../indicator/indicator.entity.js';
import { presentIndicator } from '../indicator/indicator.type.js';
import { figureOf, flagsOf, PER } from './figure.js';
import { note } from './notes.js';
import type { Population } from './population.js';
import type { Statistic, StatisticGroup, StatisticNote } from './statistic.type.js';
import type { StatisticNoteCode } from './statistic.vocabulary.js';

/** What is put together to a figure. */
export interface Parts {
  readonly indicator: IndicatorFact;
  readonly group: StatisticGroup;
  /** What the owners that answered counted for the group. */
  readonly cells: readonly SectorTallyGroup[];
  /** The owners whose rows belong in it, and those of them that are silent. */
  readonly owners: readonly SectorDeclaration[];
  readonly silent: readonly SectorDeclaration[];
  /** The inhabitants that a rate is told of; null for a share. */
  readonly population: Population | null;
  readonly day: string;
  /** What else there is to say. */
  readonly notes: readonly StatisticNote[];
}

const NO_FIGURE = { value: null, interval: null } as const;

/** The figure of a group, recomputed from what every owner counted; or why there is none. */
export function countGroup({ indicator, group, cells, owners, silent, population, day, notes }: Parts): Statistic {
  const base = {
    group,
    indicator: presentIndicator(indicator),
    unit: indicator.unit,
    asOf: day,
    period: indicator.period === 'DAY' ? null : { from: `${day.slice(0, 4)}-01-01`, to: addDays(day, 1) },
    release: null,
    demo: cells.some(({ demo }) => demo),
  };
  const owned = { ownersExpected: owners.length, ownersAnswered: owners.length - silent.length };
  const silence =
    silent.length > 0
      ? [
          note(
            'OWNER_SILENT',
            silent.map(({ slug }) => slug),
            silent.map(({ name }) => name),
          ),
        ]
      : [];
  const without = (state: 'SUPPRESSED' | 'MISSING', why: StatisticNote[]): Statistic => ({
    ...{ ...base, ...NO_FIGURE, state, numerator: null, denominator: null, flags: [] },
    notes: [...why, ...silence, ...notes],
    completeness: { ...owned, expected: null, known: null },
  });
  if (indicator.tally === null) return { ...without('MISSING', [note('NOT_COLLECTED')]), completeness: null };
  if (owners.length > 0 && silent.length === owners.length && cells.length === 0) return without('MISSING', []);
  if (cells.some(({ numerator }) => numerator === null)) return without('SUPPRESSED', [note('NOT_FOR_YOU')]);
  const sum = (of: (cell: SectorTallyGroup) => number | null) => cells.reduce((total, cell) => total + (of(cell) ?? 0), 0);
  const [numerator, known, subjects] = [sum((cell) => cell.numerator), sum((cell) => cell.denominator), sum((cell) => cell.subjects)];
  const isRate = PER[indicator.unit] !== null;
  const denominator = isRate ? (population?.inhabitants ?? null) : known;
  const completeness = { ...owned, expected: subjects, known };
  const said = [...(known < subjects ? [note('NOT_KNOWN_OF_ALL')] : []), ...silence, ...(population?.notes ?? []), ...notes];
  const isComplete = silent.length === 0 && known === subjects && !population?.flags.includes('INCOMPLETE');
  const flags = [...flagsOf(indicator, numerator, isComplete), ...(population?.flags ?? []).filter((flag) => flag !== 'INCOMPLETE')];
  const counted = { ...base, numerator, denominator, flags, completeness };
  if (isRate && population?.comparable === false) return { ...counted, ...NO_FIGURE, state: 'NOT_COMPARABLE', notes: said };
  if (denominator === null || denominator === 0)
    return {
      ...counted,
      ...NO_FIGURE,
      state: 'MISSING',
      flags: [],
      notes: isExplained(said) ? said : [note(isRate ? 'NO_POPULATION' : 'NOTHING_TO_COUNT'), ...said],
    };
  return { ...counted, ...figureOf(indicator.unit, numerator, denominator), state: 'VALUE', notes: said };
}

/** Whether notes say why there is no denominator. */
const isExplained = (notes: readonly StatisticNote[]) => notes.some(({ code }) => REASONS.has(code));

const REASONS: ReadonlySet<StatisticNoteCode> = new Set(['NO_DATA_OF_DAY', 'NO_POPULATION', 'NOT_IN_SCOPE', 'NO_INHABITANTS']);
