import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { DateTimeScalar, dayOfInstant } from '../../subgraph/date.js';
import { parseMoment, readMoment, writeMoment } from '../../subgraph/moment.js';
import { Measure, presentMeasure } from '../measure/measure.type.js';
import { KNOWN_AT } from '../moment.args.js';
import { Network } from '../network/network.type.js';
import type { SectorContext } from '../sector-context.js';
import { readYear } from '../year.js';
import { actionPlanKey } from './action-plan.key.js';
import { ActionPlan, ActionPlanStep, presentActionPlan, presentStep } from './action-plan.type.js';
import { PlanTarget, presentTarget } from './target.type.js';

@ArgsType()
class ActionPlanArgs {
  @Field(() => Int, { description: 'The year that the plan is for.' })
  year!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: KNOWN_AT })
  knownAt?: unknown;
}

/** What a sector tells about the action plans of its networks. */
@Resolver(() => Network)
export class NetworkPlanResolver {
  @FieldResolver(() => ActionPlan, {
    nullable: true,
    description: 'Its action plan of a year (årlig handlingsplan); null if there is none.',
  })
  async actionPlan(
    @Root() network: Network,
    @Args(() => ActionPlanArgs) { year, knownAt }: ActionPlanArgs,
    @Ctx() { loaders }: SectorContext,
  ): Promise<ActionPlan | null> {
    const moment = writeMoment(readMoment({ knownAt }, parseMoment(network.moment)));
    const row = await loaders.actionPlan.load({ id: actionPlanKey(network.slug, readYear(year)), moment });
    return row && presentActionPlan(row, moment);
  }
}

/** What a sector tells about an action plan. */
@Resolver(() => ActionPlan)
export class ActionPlanResolver {
  @FieldResolver(() => [Measure], { description: 'Its measures (tiltak), also those that were dropped.' })
  async measures(@Root() { key, moment }: ActionPlan, @Ctx() { loaders, sector }: SectorContext): Promise<Measure[]> {
    const rows = await loaders.measuresOfPlan.load({ id: key, moment });
    return rows.map((row) => presentMeasure(row, sector.prefix, moment));
  }

  @FieldResolver(() => [PlanTarget], { description: 'Its targets (måltall), by sub-goal.' })
  async targets(@Root() { key, moment }: ActionPlan, @Ctx() { loaders }: SectorContext): Promise<PlanTarget[]> {
    return (await loaders.targetsOfPlan.load({ id: key, moment })).map(presentTarget);
  }

  @FieldResolver(() => ActionPlan, {
    nullable: true,
    description: 'The plan exactly as it was last approved, with measures and targets of that instant; null if it never was.',
  })
  async approved(@Root() { key, approvedAt }: ActionPlan, @Ctx() { loaders }: SectorContext): Promise<ActionPlan | null> {
    if (approvedAt === null) return null;
    const moment = writeMoment({ asOf: dayOfInstant(approvedAt), knownAt: approvedAt });
    const row = await loaders.actionPlan.load({ id: key, moment });
    return row && presentActionPlan(row, moment);
  }

  @FieldResolver(() => [ActionPlanStep], { description: 'The steps that it took, oldest first.' })
  async history(@Root() { key, moment }: ActionPlan, @Ctx() { loaders }: SectorContext): Promise<ActionPlanStep[]> {
    return (await loaders.actionPlanSteps.load({ id: key, moment })).map(presentStep);
  }
}
