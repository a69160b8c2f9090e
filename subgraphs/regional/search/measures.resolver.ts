import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { createConnection } from '../../../shared/sector/create-connection.js';
import { type CheckedMeasureFilter, checkMeasureFilter, MeasureFilter } from '../../../shared/sector/measure/measure-filter.js';
import { Access } from '../../../shared/subgraph/access.js';
import { PageArgs, wantsField } from '../../../shared/subgraph/connection.js';
import { MeasureReference } from '../network/network.type.js';
import { planWithYear } from '../plan/progress.rules.js';
import { SubGoal } from '../plan/sub-goal.type.js';
import type { RegionalContext } from '../regional-context.js';
import { listAcross } from './list-across.js';

@ArgsType()
class MeasuresArgs extends PageArgs {
  @Field(() => MeasureFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: MeasureFilter | null;
}

@ArgsType()
class SubGoalMeasuresArgs extends PageArgs {
  @Field(() => Int, { nullable: true, description: 'A year of the plan; all of them if not given.' })
  year?: number | null;
}

const MeasureConnection = createConnection('Measure', MeasureReference);

/** The list of measures. */
@Resolver()
export class MeasuresResolver {
  @Access('PUBLIC')
  @Query(() => MeasureConnection, {
    description:
      'Measures (tiltak) of the action plans of all networks, those of drafts and those given up too: by year, then by due date, those without one last.',
  })
  measures(
    @Args(() => MeasuresArgs) args: MeasuresArgs,
    @Ctx() context: RegionalContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const filter = checkMeasureFilter(args.filter, context.registry);
    return listMeasures({ args, filter, moment: '', withTotal: wantsField(info, 'totalCount'), context });
  }
}

/** The measures that serve a sub-goal. */
@Resolver(() => SubGoal)
export class SubGoalMeasuresResolver {
  @FieldResolver(() => MeasureConnection, {
    nullable: true,
    description: 'Measures (tiltak) of the action plans of its region that serve it, in the order of the list of all measures.',
  })
  measures(
    @Root() { number: subGoal, planSlug: plan, moment }: SubGoal,
    @Args(() => SubGoalMeasuresArgs) { year = null, ...args }: SubGoalMeasuresArgs,
    @Ctx() context: RegionalContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    if (year !== null) planWithYear(plan, year);
    const filter = checkMeasureFilter({ plan, subGoal, year }, context.registry);
    return listMeasures({ args, filter, moment, withTotal: wantsField(info, 'totalCount'), context });
  }
}

interface MeasureList {
  readonly args: PageArgs;
  readonly filter: CheckedMeasureFilter;
  readonly moment: string;
  readonly withTotal: boolean;
  readonly context: RegionalContext;
}

function listMeasures({ filter, ...page }: MeasureList): Promise<object> {
  const { moment, withTotal, context } = page;
  const concerned = context.registry.sectors.flatMap((sector) => {
    const networks = sector.networks.map(({ slug }) => slug).filter((slug) => filter.networks.includes(slug));
    return networks.length === 0 ? [] : [{ sector, networks }];
  });
  return listAcross({ ...page, noun: 'Measure', list: ['Measure', filter, moment], direction: 'asc' }, (place, limit) =>
    Promise.all(
      concerned.map(({ sector, networks }) =>
        context.loaders.measures.load({ sector, search: { ...filter, networks, moment, withTotal, after: place(sector), limit } }),
      ),
    ),
  );
}
