import { type AreaDeclaration, areasWithin } from '../../../shared/areas.js';
import type { Geography } from '../../../shared/sector/tally/tally.vocabulary.js';
import { badUserInput } from '../../../shared/subgraph/errors.js';
import type { Breakdown } from '../indicator/indicator.vocabulary.js';
import type { RegionalContext } from '../regional-context.js';
import { checkScope } from './check-question.js';
import { isPlace } from './places.js';
import { namesOf } from './population.js';
import { readTable } from './read-table.js';
import type { StatisticGroupRef } from './statistic.input.js';
import type { Statistic, StatisticTable } from './statistic.type.js';
import type { CheckedScope, StatisticQuestion } from './statistic-question.js';

/** A group, and the table whose row it is. */
export interface GroupPlace {
  readonly by: Breakdown;
  readonly within: CheckedScope;
  readonly key: string;
  /** The area, if it is one. */
  readonly area: AreaDeclaration | null;
}

/** The combinations that name a group, and the breakdown in which it is a row. */
const SHAPES: Readonly<Record<string, Breakdown>> = {
  region: 'REGION',
  sector: 'SECTOR',
  network: 'NETWORK',
  area: 'AREA',
  serviceType: 'SERVICE_TYPE',
  'network + serviceType': 'NETWORK_BY_SERVICE_TYPE',
};

/** How a group is looked up. */
interface GroupQuestion {
  /** Name of the argument, for errors. */
  readonly argument: string;
  readonly day: string;
  /** With CURRENT, a former area means the one that it went over into; with AS_WAS it means itself. */
  readonly geography: Geography;
}

/**
 * Reads which group is meant.
 * @throws BAD_USER_INPUT if it is none, or several, or unknown; the message lists what is possible
 */
export function readGroup(
  { registry, areas }: Pick<RegionalContext, 'registry' | 'areas'>,
  ref: StatisticGroupRef,
  { argument, day, geography }: GroupQuestion,
): GroupPlace {
  const checked = checkScope(ref, { registry, areas, day, geography: 'CURRENT' }, argument);
  const parts = Object.entries(checked).flatMap(([part, value]) => (value === null ? [] : [part]));
  const by = SHAPES[parts.join(' + ')];
  if (!by) {
    const given = parts.length === 0 ? 'nothing' : parts.join(' + ');
    throw badUserInput(argument, `${argument} must be one of: ${Object.keys(SHAPES).join(', ')}. It has ${given}.`);
  }
  const code = geography === 'AS_WAS' ? (ref.area ?? null) : checked.area;
  const districts =
    code === null
      ? []
      : areasWithin(areas, code).flatMap((part) => {
          const district = areas.get(part);
          return district && part !== code && isPlace(district) ? part : [];
        });
  if (code !== null && districts.length > 0)
    throw badUserInput(
      `${argument}.area`,
      `${namesOf(areas, [code]).join()} is shown by its districts: ${namesOf(areas, districts).join(', ')}.`,
    );
  const within = { ...checked, area: code };
  const key = Object.values(within)
    .filter((part) => part !== null)
    .join('/');
  return { by, within, key, area: (code === null ? null : areas.get(code)) ?? null };
}

/** The same place, narrowed to another area: one that became it. */
export const atArea = (place: GroupPlace, area: AreaDeclaration): GroupPlace => ({
  ...place,
  within: { ...place.within, area: area.code },
  key: area.code,
  area,
});

/**
 * Reads the figure of one group.
 * @throws BAD_USER_INPUT if the indicator has no such groups, or the day is before all data
 */
export async function readStatistic(
  context: RegionalContext,
  { by, within, key }: GroupPlace,
  question: Omit<StatisticQuestion, 'by' | 'within'>,
): Promise<{ readonly statistic: Statistic; readonly table: StatisticTable }> {
  const table = await readTable(context, { ...question, by, within });
  const statistic = table.rows.find(({ group }) => group.key === key);
  if (!statistic) throw new Error(`${question.indicator.key} has no row ${key} by ${by} on ${question.day}`);
  return { statistic, table };
}
