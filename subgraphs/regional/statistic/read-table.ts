import type { SourceStatus } from '../../../shared/sector/source-status.type.js';
import type { SectorTallyGroup } from '../../../shared/sector/tally/tally.type.js';
import { badUserInput } from '../../../shared/subgraph/errors.js';
import { writeMoment } from '../../../shared/subgraph/moment.js';
import { presentIndicator } from '../indicator/indicator.type.js';
import type { RegionalContext } from '../regional-context.js';
import { cellOfRow, inhabitantsOfRows, NOBODY, notesOfArea, outside } from './area-rows.js';
import { askTallies, cellsOf } from './ask-tallies.js';
import { checkBreakdown } from './check-question.js';
import { countGroup } from './count-group.js';
import { denominatorOf, readPopulation } from './denominator.js';
import { COUNTS_PERSONS, PER } from './figure.js';
import { cellKey, type Group, groupsOf, madeOf, totalGroup } from './groups.js';
import { note } from './notes.js';
import { Places } from './places.js';
import type { Population } from './population.js';
import type { Statistic, StatisticTable } from './statistic.type.js';
import type { StatisticQuestion } from './statistic-question.js';

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
  const all = totalGroup(question, { registry });
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
      notes: [
        ...(group.shown.area ? notesOfArea(madeOf(question, places, group.shown.area.code), { areas, places }) : []),
        ...(COUNTS_PERSONS.has(indicator.tally ?? '') && (group === all || group.owners.length > 1) ? [note('PERSONS_IN_SEVERAL')] : []),
      ],
    });
  };
  const moment = writeMoment({ asOf: day, knownAt });
  const groups = groupsOf(question, { registry, areas, places, moment }, new Set(cells.keys()));
  if (groups.length === 0) throw badUserInput('within', `Nothing by ${by} lies in all that within names: leave a part of it out.`);
  const rows = groups.map((group) => {
    const row = count(group, cellsOfGroup(group));
    return by === 'AREA' && indicator.tally !== null && group.owners.length === 0 && cellsOfGroup(group).length === 0 ? outside(row) : row;
  });
  const homeless = by === 'AREA' ? (cells.get(NOWHERE) ?? []) : [];
  return {
    indicator: presentIndicator(indicator),
    rows,
    total: by === 'AREA' ? count(all, rows.flatMap(cellOfRow), inhabitantsOfRows(rows)) : count(all, cellsOfGroup(all)),
    unallocated: homeless.length === 0 ? null : count({ ...all, shown: { ...all.shown, ...UNALLOCATED } }, homeless, NOBODY),
    complete: silent.size === 0,
    sources: answers.map(({ result, failure }): SourceStatus => result?.source ?? (failure as SourceStatus)),
  };
}
