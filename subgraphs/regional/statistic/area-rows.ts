import type { Areas } from '../../../shared/areas.js';
import type { SectorTallyGroup } from '../../../shared/sector/tally/tally.type.js';
import { PER } from './figure.js';
import { note } from './notes.js';
import type { Places } from './places.js';
import { namesOf, type Population } from './population.js';
import type { Statistic, StatisticNote } from './statistic.type.js';

/** Inhabitants of no area: nobody lives in hospitals. */
export const NOBODY: Population = { inhabitants: null, comparable: false, flags: [], notes: [note('NO_INHABITANTS')] };

/** What the total of areas sums: the rows as they are shown, but for those whose figure is not comparable. */
export function cellOfRow({ state, unit, numerator, completeness, demo }: Statistic): SectorTallyGroup[] {
  const cell = { network: null, area: null, serviceType: null, demo };
  if (state === 'SUPPRESSED') return [{ ...cell, numerator: null, denominator: null, subjects: null }];
  const { known = null, expected = null } = completeness ?? {};
  // Of whom the inhabitants are not known, a rate has no numerator either.
  const isLeftOut = PER[unit] === null ? state === 'NOT_COMPARABLE' : state !== 'VALUE';
  return isLeftOut || numerator === null ? [] : [{ ...cell, numerator, denominator: known, subjects: expected }];
}

/** The inhabitants of the rows that have a rate; it says which were left out although somebody is counted in them. */
export function inhabitantsOfRows(rows: readonly Statistic[]): Population {
  const told = rows.filter(({ state }) => state === 'VALUE');
  const leftOut = rows.filter(({ state, numerator }) => state !== 'VALUE' && (numerator ?? 0) > 0);
  const say = (code: 'DENOMINATOR' | 'SPLIT_AREA', those: readonly Statistic[]) =>
    note(
      code,
      those.map(({ group }) => group.key),
      those.map(({ group: { key, texts } }) => `${texts.nb} (${key})`),
    );
  return {
    inhabitants: told.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0),
    comparable: true,
    flags: leftOut.length > 0 ? ['INCOMPLETE'] : [],
    notes: [...(told.length > 0 ? [say('DENOMINATOR', told)] : []), ...(leftOut.length > 0 ? [say('SPLIT_AREA', leftOut)] : [])],
  };
}

/** An area that belongs to no network, and in which nobody is counted. */
export const outside = (row: Statistic): Statistic => ({
  ...{ ...row, state: 'MISSING', value: null, interval: null, numerator: null, denominator: null, flags: [] },
  notes: [note('OUTSIDE_NETWORKS')],
});

/**
 * What there is to say of an area, whatever is counted in it.
 * @param made codes of the day that it consists of
 */
export function notesOfArea(
  made: readonly string[],
  { areas, places }: { readonly areas: Areas; readonly places: Places },
): StatisticNote[] {
  const disputed = made.filter((part) => places.isDisputed(part));
  return [
    ...(made.length > 1 ? [note('MERGED_AREA', made, namesOf(areas, made))] : []),
    ...(disputed.length > 0 ? [note('DISPUTED_AREA', disputed, namesOf(areas, disputed))] : []),
  ];
}
