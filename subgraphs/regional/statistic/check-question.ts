import { type Areas, areasWithin } from '../../../shared/areas.js';
import { checkNetwork, checkRegion } from '../../../shared/sector/directory-filter.js';
import { codeOn } from '../../../shared/sector/tally/area-codes.js';
import type { Geography } from '../../../shared/sector/tally/tally.vocabulary.js';
import { readYear } from '../../../shared/sector/year.js';
import type { Registry } from '../../../shared/sectors.js';
import { containsDay, readDate, today } from '../../../shared/subgraph/date.js';
import { badUserInput } from '../../../shared/subgraph/errors.js';
import type { AgeGroup } from '../area/area.vocabulary.js';
import type { IndicatorFact } from '../indicator/indicator.entity.js';
import { breakdownsOf } from '../indicator/indicator.type.js';
import type { Breakdown } from '../indicator/indicator.vocabulary.js';
import type { RegionalContext } from '../regional-context.js';
import { lineageOf } from './area-lineage.js';
import { PER } from './figure.js';
import { isPlace } from './places.js';
import type { StatisticScope } from './statistic.input.js';
import type { CheckedScope } from './statistic-question.js';

/**
 * Finds the definition of an indicator.
 * @throws BAD_USER_INPUT that lists all there are
 */
export async function checkIndicator({ loaders }: Pick<RegionalContext, 'loaders'>, id: string): Promise<IndicatorFact> {
  const all = await loaders.indicators();
  const found = all.get(id);
  if (found) return found;
  throw badUserInput('indicator', `There is no such indicator. Indicators are: ${[...all.keys()].join(', ')}.`);
}

/** @throws BAD_USER_INPUT that lists the breakdowns which the indicator has */
export function checkBreakdown(indicator: IndicatorFact, by: Breakdown): void {
  const possible = breakdownsOf(indicator);
  if (!possible.includes(by))
    throw badUserInput('by', `${indicator.key} cannot be broken down by ${by}. It can by: ${possible.join(', ')}.`);
}

/**
 * The day that a statistic speaks of: `asOf`, 31 December of `year`, or today; of the running year, today.
 * @throws BAD_USER_INPUT if both are given, or it has not come yet
 */
export function checkDay({ asOf, year }: { readonly asOf?: unknown; readonly year?: number | null | undefined }): string {
  const day = readDate(asOf, 'asOf');
  const now = today();
  if (year === null || year === undefined) {
    if (day !== null && day > now)
      throw badUserInput('asOf', `asOf is ${day}, but a figure can be told of days up to today (${now}) only.`);
    return day ?? now;
  }
  if (day !== null) throw badUserInput('year', 'Give asOf or year, not both: year means 31 December of it.');
  const running = Number(now.slice(0, 4));
  if (readYear(year) > running) throw badUserInput('year', `year is ${year}, but a figure can be told of years up to ${running} only.`);
  return year === running ? now : `${year}-12-31`;
}

/**
 * The age group of a rate's denominator.
 * @throws BAD_USER_INPUT if a share is asked for by age
 */
export function checkAgeGroup({ key, unit }: IndicatorFact, ageGroup: AgeGroup | null | undefined): AgeGroup {
  const group = ageGroup ?? 'ALL';
  if (group !== 'ALL' && PER[unit] === null)
    throw badUserInput('ageGroup', `${key} is a share and has no age groups: leave ageGroup out. Rates per inhabitants have them.`);
  return group;
}

/** Where a scope is looked up. */
interface ScopeContext {
  readonly registry: Registry;
  readonly areas: Areas;
  readonly day: string;
  readonly geography: Geography;
}

/**
 * Checks what a statistic is narrowed to. In today's geography a former code means the area that it went over into.
 * @param argument name of the argument, for errors
 * @throws BAD_USER_INPUT for what is unknown, contradicts itself, or did not exist on the day
 */
export function checkScope(scope: StatisticScope | null | undefined, context: ScopeContext, argument = 'within'): CheckedScope {
  const { region = null, sector = null, network = null, area = null, serviceType = null } = scope ?? {};
  const { registry } = context;
  checkRegion(registry, region, `${argument}.region`);
  checkNetwork(registry, network, `${argument}.network`);
  const sectors = registry.sectors.map(({ slug }) => slug);
  if (sector !== null && !sectors.includes(sector))
    throw badUserInput(`${argument}.sector`, `There is no such sector. Sectors are: ${sectors.join(', ')}.`);
  const fits = registry.sectors.some(
    (candidate) =>
      (region === null || candidate.region === region) &&
      (sector === null || candidate.slug === sector) &&
      (network === null || candidate.networks.some(({ slug }) => slug === network)),
  );
  if (!fits)
    throw badUserInput(argument, 'Nothing lies in all of region, sector and network: they contradict each other. Give one of them.');
  return { region, sector, network, area: area === null ? null : checkPlace(area, context, `${argument}.area`), serviceType };
}

/**
 * The code of an area in a geography.
 * @throws BAD_USER_INPUT that names the codes which it had before or after
 */
function checkPlace(code: string, { areas, day, geography }: Omit<ScopeContext, 'registry'>, argument: string): string {
  const area = areas.get(code);
  if (!area) throw badUserInput(argument, 'There is no area with that code. The query areas lists them.');
  if (!isPlace(area))
    throw badUserInput(argument, `${area.name} (${code}) is a rest of statistics, not a place. The query areas lists the others.`);
  if (geography === 'CURRENT') return codeOn(areas, code, today());
  if (containsDay(area, day)) return code;
  const others = [...areas.values()].filter(
    (other) => containsDay(other, day) && (lineageOf(areas, area).includes(other) || lineageOf(areas, other).includes(area)),
  );
  const possible = others.map((other) => `${other.code} ${other.name}`).join(', ');
  throw badUserInput(argument, `There was no area ${code} on ${day}. Its place then was: ${possible || 'in no area that is known'}.`);
}

/** The areas in a scope, in its geography; null for all. */
export const codesWithin = ({ area }: CheckedScope, areas: Areas): readonly string[] | null =>
  area === null ? null : areasWithin(areas, area);
