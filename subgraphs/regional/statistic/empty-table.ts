import { writeMoment } from '../../../shared/subgraph/moment.js';
import { presentIndicator } from '../indicator/indicator.type.js';
import type { RegionalContext } from '../regional-context.js';
import { countGroup } from './count-group.js';
import { PER } from './figure.js';
import { type Group, groupsOf, totalGroup } from './groups.js';
import { note } from './notes.js';
import { Places } from './places.js';
import type { StatisticTable } from './statistic.type.js';
import type { StatisticQuestion } from './statistic-question.js';

/** The table of a day of which there is nothing to count, for it has not come or is before all data: its rows say so. Nobody is asked. */
export async function emptyTable({ registry, areas, loaders }: RegionalContext, question: StatisticQuestion): Promise<StatisticTable> {
  const { indicator, day, knownAt } = question;
  const places = new Places(areas, registry, await loaders.affiliations(), day);
  const population = PER[indicator.unit] === null ? null : { inhabitants: null, comparable: true, flags: [], notes: [] };
  const count = ({ shown: group, owners }: Group) =>
    countGroup({ indicator, day, group, owners, population, cells: [], silent: [], notes: [note('NO_DATA_OF_DAY')] });
  const groups = groupsOf(question, { registry, areas, places, moment: writeMoment({ asOf: day, knownAt }) }, new Set());
  return {
    indicator: presentIndicator(indicator),
    rows: groups.map(count),
    total: count(totalGroup(question, { registry })),
    unallocated: null,
    complete: true,
    sources: [],
  };
}
