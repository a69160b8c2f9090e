import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { ServiceType } from '../../../shared/sector/unit/unit.vocabulary.js';
import type { IntervalMethod as Method } from '../../../shared/statistics/interval.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import { Area } from '../area/area.type.js';
import { Indicator } from '../indicator/indicator.type.js';
import { StatisticUnit } from '../indicator/indicator.vocabulary.js';
import { Period } from '../period.type.js';
import type { PlanText } from '../plan/plan-text.js';
import { IntervalMethod, StatisticFlag, StatisticNoteCode, StatisticState } from './statistic.vocabulary.js';

@Access('PUBLIC')
@ObjectType({ description: 'What a figure is about: a region, network, owner, area, service type, or all in scope.' })
export class StatisticGroup {
  @Field(() => String, {
    description:
      'Slug of a region, network or sector, code of an area, name of a service type, `<network>/<service type>` of both, `all` of a total.',
  })
  key!: string;

  @Field(() => String, { nullable: true, description: 'Slug of the region, if it is in one.' })
  region!: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the sector, if it is of one.' })
  sector!: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the network, if it is of one; of an area the one of its main affiliation.' })
  network!: string | null;

  @Field(() => Area, { nullable: true, description: 'The area, if it is one.' })
  area!: Area | null;

  @Field(() => ServiceType, { nullable: true, description: 'The service type, if it is one.' })
  serviceType!: ServiceType | null;

  readonly texts!: PlanText;
}

@Access('PUBLIC')
@ObjectType({ description: 'Interval of confidence (konfidensintervall), in the unit of the figure.' })
export class Interval {
  @Field(() => Float, { description: 'Lower limit; 0 where the method gives a negative one.' })
  low!: number;

  @Field(() => Float, { description: 'Upper limit.' })
  high!: number;

  @Field(() => Float, { description: 'Level in percent.' })
  level!: number;

  @Field(() => IntervalMethod, { description: 'How it was computed.' })
  method!: Method;
}

@Access('PUBLIC')
@ObjectType({ description: 'How complete that is what a figure counts (kompletthet).' })
export class Completeness {
  @Field(() => Int, { description: 'Owners whose rows belong in it.' })
  ownersExpected!: number;

  @Field(() => Int, { description: 'Owners that answered.' })
  ownersAnswered!: number;

  @Field(() => Int, { nullable: true, description: 'How many it should count; null if it is not for the caller, or not known.' })
  expected!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of these, those of which the answer is known: the denominator of a share.' })
  known!: number | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'Why a figure is as it is.' })
export class StatisticNote {
  @Field(() => StatisticNoteCode, { description: 'What it is about.' })
  code!: StatisticNoteCode;

  @Field(() => [String], { description: 'Codes of the areas, or slugs of the owners, that it is about; may be empty.' })
  subjects!: readonly string[];

  readonly texts!: PlanText;
}

@Access('PUBLIC')
@ObjectType({ description: 'A figure with all that is needed to judge it (statistikk).' })
export class Statistic {
  @Field(() => StatisticGroup, { description: 'What it is about.' })
  group!: StatisticGroup;

  @Field(() => Indicator, { description: 'The definition that made it, with its version.' })
  indicator!: Indicator;

  @Field(() => StatisticState, { description: 'Whether there is a figure, and if not, why; `notes` say more.' })
  state!: StatisticState;

  @Field(() => Float, { nullable: true, description: 'The figure; null unless the state is VALUE.' })
  value!: number | null;

  @Field(() => Int, { nullable: true, description: 'Numerator (teller); null if it is not known or not for the caller.' })
  numerator!: number | null;

  @Field(() => Int, { nullable: true, description: 'Denominator (nevner); null if it is not known or not for the caller.' })
  denominator!: number | null;

  @Field(() => StatisticUnit, { description: 'In what the figure is told.' })
  unit!: StatisticUnit;

  @Field(() => Interval, { nullable: true, description: '95 % interval; null unless the state is VALUE.' })
  interval!: Interval | null;

  @Field(() => [StatisticFlag], { description: 'What a reader must know before she uses it.' })
  flags!: readonly StatisticFlag[];

  @Field(() => [StatisticNote], { description: 'Why it is as it is, in words.' })
  notes!: readonly StatisticNote[];

  @Field(() => Completeness, { nullable: true, description: 'How complete that is what it counts.' })
  completeness!: Completeness | null;

  @Field(() => DateScalar, { description: 'The day that it speaks of.' })
  asOf!: string;

  @Field(() => Period, {
    nullable: true,
    description: 'The time that is counted, for indicators of a year to date; null for those of a day.',
  })
  period!: Period | null;

  @Field(() => ID, { nullable: true, description: 'The release that it is from; null for one that was computed now.' })
  release!: string | null;

  @Field(() => Boolean, { description: 'Some of what it counts is invented for the demonstration.' })
  demo!: boolean;
}

@Access('PUBLIC')
@ObjectType({ description: 'An indicator, broken down: every group is a row, also those without data.' })
export class StatisticTable {
  @Field(() => Indicator, { description: 'The definition.' })
  indicator!: Indicator;

  @Field(() => [Statistic], { description: 'A row for every group of the breakdown that is in scope, in a fixed order; never a ranking.' })
  rows!: readonly Statistic[];

  @Field(() => Statistic, {
    description:
      'All in scope, computed from numerators and denominators, never an average; each person once with an owner. By AREA, the sum of the rows: what no municipality runs is in `unallocated`.',
  })
  total!: Statistic;

  @Field(() => Statistic, {
    nullable: true,
    description:
      'What is in scope but in no row: units that no municipality runs, in a breakdown by area. Null where every row is complete.',
  })
  unallocated!: Statistic | null;

  @Field(() => Boolean, { description: 'All owners that are in scope answered.' })
  complete!: boolean;

  @Field(() => [SourceStatus], { description: 'How each owner in scope took part.' })
  sources!: readonly SourceStatus[];
}
