import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import type { PlanText } from '../plan/plan-text.js';
import type { IndicatorFact } from './indicator.entity.js';
import { Breakdown, IndicatorAudience, IndicatorPeriod, Polarity, StatisticUnit } from './indicator.vocabulary.js';

@Access('PUBLIC')
@ObjectType({ description: 'A sub-goal (delmål) that an indicator measures.' })
export class IndicatorSubGoal {
  @Field(() => String, { description: 'Slug of the strategy plan.' })
  plan!: string;

  @Field(() => String, { description: 'Number of the sub-goal: `2.5`.' })
  number!: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'Definition of an indicator (indikator). A changed definition is another version.' })
export class Indicator {
  @Field(() => ID, { description: 'Stable id: `unit-coverage`.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the definition, from 1.' })
  version!: number;

  @Field(() => StatisticUnit, { description: 'In what its figures are told.' })
  unit!: StatisticUnit;

  @Field(() => Polarity, { description: 'Which way is better.' })
  polarity!: Polarity;

  @Field(() => IndicatorPeriod, { description: 'What time a figure speaks of.' })
  period!: IndicatorPeriod;

  @Field(() => IndicatorAudience, { description: 'Who may see its figures before they are released.' })
  audience!: IndicatorAudience;

  @Field(() => [Breakdown], { description: 'The breakdowns that it has; another one is refused.' })
  breakdowns!: Breakdown[];

  @Field(() => String, { description: 'How value and interval are computed, with the source of the formula.' })
  method!: string;

  @Field(() => String, { description: 'Which registers it is counted from.' })
  data!: string;

  @Field(() => String, { description: 'Where the definition comes from; what is our assumption says so.' })
  basis!: string;

  @Field(() => [IndicatorSubGoal], { description: 'The sub-goals that it measures.' })
  subGoals!: IndicatorSubGoal[];

  readonly fact!: IndicatorFact;
}

const METHODS: Readonly<Record<StatisticUnit, string>> = {
  SHARE: 'Numerator / denominator; 95 % interval by Wilson’s score method (Wilson 1927).',
  PER_10000:
    'Numerator / denominator × 10 000; 95 % interval by Byar’s approximation (Breslow and Day 1987), exact Poisson limits below 10 (Garwood 1936).',
};

/** What the API shows of a definition. */
export function presentIndicator(fact: IndicatorFact): Indicator {
  const { key: id, edition: version, unit, polarity, period, audience, data, basis } = fact;
  return {
    ...{ id, version, unit, polarity, period, audience, data, basis, fact },
    breakdowns: breakdownsOf(fact),
    method: METHODS[unit],
    subGoals: subGoalsOf(fact),
  };
}

/** The sub-goals that an indicator measures. */
export const subGoalsOf = ({ subGoals }: Pick<IndicatorFact, 'subGoals'>): IndicatorSubGoal[] => JSON.parse(subGoals) as IndicatorSubGoal[];

/** Whether an indicator measures a sub-goal of a plan; any, if none is named. */
export const measures = (fact: Pick<IndicatorFact, 'subGoals'>, slug: string, subGoal?: string): boolean =>
  subGoalsOf(fact).some(({ plan, number }) => plan === slug && (subGoal === undefined || number === subGoal));

/** The breakdowns of a definition. */
export const breakdownsOf = ({ breakdowns }: Pick<IndicatorFact, 'breakdowns'>): Breakdown[] => JSON.parse(breakdowns) as Breakdown[];

/** A text of a definition in the languages that there are. */
export const bilingual = (nb: string, en: string): PlanText => ({ nb, nn: null, en });
