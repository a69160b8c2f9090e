import { Field, InputType, Int } from 'type-graphql';
import type { Registry } from '../../sectors.js';
import { STRATEGY_PLANS, type StrategyPlanDeclaration, subGoalNumbers } from '../../strategy-plans.js';
import { DateScalar, readDate } from '../../subgraph/date.js';
import { badUserInput } from '../../subgraph/errors.js';
import { checkNetwork, checkRegion } from '../directory-filter.js';
import { MeasureStatus } from '../plan/plan.vocabulary.js';
import { FIRST_YEAR, LAST_YEAR, readYear } from '../year.js';

@InputType({ description: 'Narrows a list of measures; all parts are optional and all must hold.' })
export class MeasureFilter {
  @Field(() => String, { nullable: true, description: 'Slug of the region (område).' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the network whose action plan it is in.' })
  network?: string | null;

  @Field(() => Int, { nullable: true, description: 'Year of the action plan.' })
  year?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the sub-goal (delmål) that it serves, of `plan` or else of any, for example `2.5`.',
  })
  subGoal?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of a strategy plan (strategiplan): measures of its region in its years.' })
  plan?: string | null;

  @Field(() => MeasureStatus, { nullable: true, description: 'Where it stands.' })
  status?: MeasureStatus | null;

  @Field(() => DateScalar, { nullable: true, description: 'Due before this day (frist før); those without a day are left out.' })
  dueBefore?: unknown;
}

/** A filter whose slugs, numbers and days are known to be some. */
export interface CheckedMeasureFilter {
  /** Slugs of the networks that are left. */
  readonly networks: readonly string[];
  /** First and last year that are left. */
  readonly fromYear: number;
  readonly toYear: number;
  readonly subGoal: string | null;
  readonly status: MeasureStatus | null;
  readonly dueBefore: string | null;
}

/**
 * Checks the parts of a filter.
 * @throws BAD_USER_INPUT naming the part that is unknown, no day or no year
 */
export function checkMeasureFilter(filter: MeasureFilter | null | undefined, registry: Registry): CheckedMeasureFilter {
  const { region = null, network = null, year = null, subGoal = null, plan: named = null, status = null } = filter ?? {};
  checkRegion(registry, region, 'filter.region');
  checkNetwork(registry, network, 'filter.network');
  const plan = readPlan(named);
  checkSubGoal(subGoal, plan === null ? STRATEGY_PLANS : [plan]);
  const isLeft = (wanted: string | null | undefined, slug: string) => wanted == null || wanted === slug;
  const sectors = registry.sectors.filter((sector) => isLeft(region, sector.region) && isLeft(plan?.region, sector.region));
  const networks = sectors.flatMap((sector) => sector.networks.map((declared) => declared.slug));
  const only = year === null ? null : readYear(year, 'filter.year');
  return {
    networks: networks.filter((slug) => isLeft(network, slug)),
    fromYear: Math.max(only ?? FIRST_YEAR, plan?.firstYear ?? FIRST_YEAR),
    toYear: Math.min(only ?? LAST_YEAR, plan?.lastYear ?? LAST_YEAR),
    subGoal,
    status,
    dueBefore: readDate(filter?.dueBefore, 'filter.dueBefore'),
  };
}

function readPlan(slug: string | null): StrategyPlanDeclaration | null {
  if (slug === null) return null;
  const plan = STRATEGY_PLANS.find((candidate) => candidate.slug === slug);
  if (plan) return plan;
  throw badUserInput('filter.plan', `There is no such strategy plan. Plans are: ${STRATEGY_PLANS.map((known) => known.slug).join(', ')}.`);
}

function checkSubGoal(number: string | null, plans: readonly StrategyPlanDeclaration[]): void {
  if (number === null || plans.some((plan) => subGoalNumbers(plan).includes(number))) return;
  const known = plans.map((plan) => `${plan.slug}: ${subGoalNumbers(plan).join(', ')}`);
  throw badUserInput('filter.subGoal', `There is no such sub-goal. Sub-goals are: ${known.join('; ')}.`);
}
