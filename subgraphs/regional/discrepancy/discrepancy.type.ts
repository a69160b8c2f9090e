import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { FreshnessClass } from '../../../shared/sector/verification/freshness-class.js';
import { Access } from '../../../shared/subgraph/access.js';
import { Network } from '../network/network.type.js';
import { Observation } from '../observation/observation.type.js';
import type { PlanText } from '../plan/plan-text.js';
import { PalliativeService } from '../service/service.type.js';
import { ComputedFigure } from './computed-figure.type.js';
import { ConcernKind, DiscrepancyKind } from './discrepancy.vocabulary.js';

@Access('PUBLIC')
@ObjectType({ description: 'A network that a discrepancy concerns, and how.' })
export class DiscrepancyConcern {
  @Field(() => Network, { nullable: true, description: 'The network.' })
  network!: Network | null;

  @Field(() => ConcernKind, { description: 'How it concerns it; the nearest way if there are several.' })
  by!: ConcernKind;
}

@Access('PUBLIC')
@ObjectType({ description: 'How far published figures of one thing are apart.' })
export class FigureSpread {
  @Field(() => Float, { description: 'The smallest.' })
  low!: number;

  @Field(() => Float, { description: 'The largest.' })
  high!: number;

  @Field(() => Float, { description: 'The largest less the smallest.' })
  difference!: number;
}

@Access('PUBLIC')
@ObjectType({ description: 'An entry of the national register, with its age today (alder).' })
export class AgedEntry {
  @Field(() => PalliativeService, { description: 'The entry, with its words and source.' })
  service!: PalliativeService;

  @Field(() => Int, {
    nullable: true,
    description: 'Days since the last day on which it may have been updated: it is at least so old. Null where that is not known.',
  })
  ageDays!: number | null;

  @Field(() => FreshnessClass, {
    nullable: true,
    description: 'Its class by that age, with a limit of 365 days; null where it is not known.',
  })
  freshness!: FreshnessClass | null;
}

@Access('PUBLIC')
@ObjectType({
  description:
    'Where published figures, registers and counts do not agree, or are stale (avvik): each with its words, and what is counted beside it.',
})
export class Discrepancy {
  @Field(() => ID, { description: 'Stable key: that of the contradiction, or `counted:` and that of the published figure.' })
  key!: string;

  @Field(() => DiscrepancyKind, { description: 'What is the matter.' })
  kind!: DiscrepancyKind;

  @Field(() => [Observation], { description: 'The published figures, with their words and sources.' })
  observations!: readonly Observation[];

  @Field(() => FigureSpread, {
    nullable: true,
    description: 'How far they are apart; null unless all are of the same thing and plain to read.',
  })
  spread!: FigureSpread | null;

  @Field(() => [ComputedFigure], { description: 'What the rosters give for the same; none where `uncounted` says why.' })
  computed!: readonly ComputedFigure[];

  @Field(() => AgedEntry, { nullable: true, description: 'The register entry that it is about, if it is about one.' })
  entry!: AgedEntry | null;

  @Field(() => [DiscrepancyConcern], { description: 'The networks that it concerns, in the order of the registry.' })
  concerns!: readonly DiscrepancyConcern[];

  @Field(() => Boolean, { description: 'Something that is counted here is invented for the demonstration.' })
  demo!: boolean;

  readonly titles!: PlanText;
  readonly explanations!: PlanText;
  readonly reasons!: PlanText | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'Discrepancies, and whether these are all.' })
export class DiscrepancyList {
  @Field(() => [Discrepancy], { description: 'The discrepancies, by kind and key.' })
  items!: readonly Discrepancy[];

  @Field(() => Boolean, {
    description:
      'Every owner that is counted answered. Of one that is silent, counts are null, and what only a count would show is missing.',
  })
  complete!: boolean;

  @Field(() => [SourceStatus], { description: 'The owners that were asked to count, and whether each answered.' })
  sources!: readonly SourceStatus[];
}
