import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Indicator, presentIndicator } from '../indicator/indicator.type.js';
import type { RegionalContext } from '../regional-context.js';
import { Statistic } from '../statistic/statistic.type.js';
import { indicatorsOf, readMeasured } from './measured.js';
import { SubGoalProgress } from './progress.type.js';
import { SubGoal } from './sub-goal.type.js';

/** How a sub-goal is measured, and what was measured in its whole region. */
@Resolver(() => SubGoal)
export class SubGoalMeasuredResolver {
  @FieldResolver(() => [Indicator], {
    description: 'How it is measured (indikatorer); several of some sub-goals, none of one that is told of in words only.',
  })
  async indicators(@Root() subGoal: SubGoal, @Ctx() context: RegionalContext): Promise<Indicator[]> {
    return (await indicatorsOf(subGoal, context)).map(presentIndicator);
  }

  @FieldResolver(() => [Statistic], {
    description:
      'What was measured in the whole region (i alt), one figure for each of `indicators`: recomputed from numerators and denominators of its networks, never an average of their shares.',
  })
  async total(
    @Root() subGoal: SubGoal,
    @Arg('year', () => Int, {
      description: 'A year of the plan: its 31 December; of the running year, today. A year that has not begun is MISSING.',
    })
    year: number,
    @Ctx() context: RegionalContext,
  ): Promise<Statistic[]> {
    return (await readMeasured(subGoal, year, context)).map(({ total }) => total);
  }
}

/** What was measured in a network. Sectors count only when it is asked for. */
@Resolver(() => SubGoalProgress)
export class SubGoalProgressMeasuredResolver {
  @FieldResolver(() => Statistic, {
    nullable: true,
    description:
      'What was measured, by the first indicator of the sub-goal: on 31 December of the year, or today in the running year; null for a sub-goal that is told of in words only. `target` and `trend` are what the network says, and no part of it.',
  })
  async indicator(@Root() progress: SubGoalProgress, @Ctx() context: RegionalContext): Promise<Statistic | null> {
    const [first] = await readOwn(progress, context);
    return first ?? null;
  }

  @FieldResolver(() => [Statistic], {
    description: 'What was measured, one figure for each indicator of the sub-goal: one for each of the seven tools of 1.5, for example.',
  })
  indicators(@Root() progress: SubGoalProgress, @Ctx() context: RegionalContext): Promise<Statistic[]> {
    return readOwn(progress, context);
  }
}

async function readOwn({ subGoal, year, network }: SubGoalProgress, context: RegionalContext): Promise<Statistic[]> {
  const tables = await readMeasured(subGoal, year, context);
  return tables.flatMap(({ rows }) => rows.find(({ group }) => group.network === network?.slug) ?? []);
}
