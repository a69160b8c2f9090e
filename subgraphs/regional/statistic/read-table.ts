import type { SourceStatus } from '../../../shared/sector/source-status.type.js';
import type { SectorTallyGroup } from '../../../shared/sector/tally/tally.type.js';
import { writeMoment } from '../../../shared/subgraph/moment.js';
import { presentIndicator } from '../indicator/indicator.type.js';
import type { RegionalContext } from '../regional-context.js';
import { askTallies, cellsOf } from './ask-tallies.js';
import { checkBreakdown } from './check-question.js';
import { countGroup } from './count-group.js';
import { denominatorOf, readPopulation } from './denominator.js';
import { PER } from './figure.js';
import { cellKey, type Group, groupsOf, madeOf, totalGroup } from './groups.js';
import { note } from './notes.js';
import { Places } from './places.js';
import { namesOf, type Population } from './population.js';
import type { Statistic, StatisticNote, StatisticTable } from './statistic.type.js';
import type { StatisticQuestion } from './statistic-question.js';

/** Inhabitants of nowhere: nobody lives in hospitals. */
const NOBODY: Population = { inhabitants: null, comparable: false, flags: [], notes: [] };
const NOWHERE = cellKey({ network: null, area: null, serviceType: null });
const UNALLOCATED = { key: 'unallocated', texts: { nb: 'Uten kommune eller bydel', nn: null, en: 'In no municipality or district' } };

/**
 * Computes a table. Questions that are asked at once are gathered into one request to each owner.
 * @throws BAD_USER_INPUT if the indicator has no such breakdown, or the day is before all data
 */
export async function readTable(context: RegionalContext, question: StatisticQuestion): Promise<StatisticTable> {
  const { indicator, by, day, knownAt } = question;
  checkBreakdown(indicator, by);
  const { registry, areas, loaders } = context;
  const places = new Places(areas, registry, await loaders.affiliations(), day);
  const rate = PER[indicator.unit] === null ? null : await readPopulation(context, question, places);
  const answers = await askTallies(context, question);
  const cells = cellsOf(answers);
  const silent = new Set(answers.flatMap(({ sector, result }) => (result === null ? sector.slug : [])));
  const cellsOfGroup = ({ cell, owners }: Group) =>
    cell === null
      ? answers.flatMap(({ sector, result }) => (result !== null && owners.includes(sector) ? result.total : []))
      : (cells.get(cell) ?? []);
  const count = (group: Group, counted: readonly SectorTallyGroup[], population?: Population): Statistic => {
    const silentOwners = group.owners.filter(({ slug }) => silent.has(slug));
    return countGroup({
      ...{ indicator, day, cells: counted, owners: group.owners, silent: silentOwners },
      group: group.shown,
      population: rate && (population ?? denominatorOf(group, question, { context, rate, silent: silentOwners })),
      notes: group.cell === null || !group.shown.area ? [] : notesOfArea(group.shown.area.code, question, { context, places }),
    });
  };
  const moment = writeMoment({ asOf: day, knownAt });
  const groups = groupsOf(question, { registry, areas, places, moment }, new Set(cells.keys()));
  const rows = groups.map((group) => {
    const row = count(group, cellsOfGroup(group));
    return by === 'AREA' && indicator.tally !== null && group.owners.length === 0 && cellsOfGroup(group).length === 0 ? outside(row) : row;
  });
  const all = totalGroup(question, { registry });
  const homeless = by === 'AREA' ? (cells.get(NOWHERE) ?? []) : [];
  return {
    indicator: presentIndicator(indicator),
    rows,
    total: by === 'AREA' ? count(all, rows.flatMap(cellOfRow), sumOfInhabitants(rows)) : count(all, cellsOfGroup(all)),
    unallocated: homeless.length === 0 ? null : count({ ...all, shown: { ...all.shown, ...UNALLOCATED } }, homeless, NOBODY),
    complete: silent.size === 0,
    sources: answers.map(({ result, failure }): SourceStatus => result?.source ?? (failure as SourceStatus)),
  };
}

/** What the total of areas sums: the rows as they are shown, but for those whose figure is not comparable. */
function cellOfRow({ state, numerator, completeness, demo }: Statistic): SectorTallyGroup[] {
  const cell = { network: null, area: null, serviceType: null, demo };
  if (state === 'SUPPRESSED') return [{ ...cell, numerator: null, denominator: null, subjects: null }];
  const { known = null, expected = null } = completeness ?? {};
  return state === 'NOT_COMPARABLE' || numerator === null ? [] : [{ ...cell, numerator, denominator: known, subjects: expected }];
}

/** The inhabitants of the rows that have a rate. */
function sumOfInhabitants(rows: readonly Statistic[]): Population {
  const told = rows.filter(({ state }) => state === 'VALUE');
  const inhabitants = told.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0);
  const codes = told.map(({ group }) => group.key);
  const names = told.map(({ group: { key, texts } }) => `${texts.nb} (${key})`);
  return { inhabitants, comparable: true, flags: [], notes: [note('DENOMINATOR', codes, names), note('PERSONS_IN_SEVERAL')] };
}

/** An area that belongs to no network, and in which nobody is counted. */
const outside = (row: Statistic): Statistic => ({
  ...{ ...row, state: 'MISSING', value: null, interval: null, numerator: null, denominator: null, flags: [] },
  notes: [note('OUTSIDE_NETWORKS')],
});

function notesOfArea(
  code: string,
  question: StatisticQuestion,
  { context: { areas }, places }: { readonly context: RegionalContext; readonly places: Places },
): StatisticNote[] {
  const made = madeOf(question, places, code);
  const split = made.filter((part) => places.partOf(part) !== null);
  const disputed = made.filter((part) => places.isDisputed(part));
  return [
    ...(made.length > 1 ? [note('MERGED_AREA', made, namesOf(areas, made))] : []),
    ...(split.length > 0 ? [note('SPLIT_AREA', split, namesOf(areas, split))] : []),
    ...(disputed.length > 0 ? [note('DISPUTED_AREA', disputed, namesOf(areas, disputed))] : []),
  ];
}
