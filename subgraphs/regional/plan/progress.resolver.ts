import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { ProgressStatus } from '../../../shared/sector/plan/plan.vocabulary.js';
import { presentNetwork } from '../network/network.type.js';
import type { RegionalContext } from '../regional-context.js';
import { progressKey } from './progress.repository.js';
import { planWithYear, trendOf } from './progress.rules.js';
import { ProgressCount, SubGoalProgress } from './progress.type.js';
import { SubGoal } from './sub-goal.type.js';

const YEAR = 'A year of the plan.';

/** Where the networks stand with a sub-goal, as their owners tell. */
@Resolver(() => SubGoal)
export class SubGoalProgressResolver {
  @FieldResolver(() => [SubGoalProgress], {
    description:
      "Where each network of the plan's region stands in a year (fremdrift): always a row for each, also while its owner is silent.",
  })
  progress(
    @Root() subGoal: SubGoal,
    @Arg('year', () => Int, { description: YEAR }) year: number,
    @Ctx() context: RegionalContext,
  ): Promise<SubGoalProgress[]> {
    return readProgress(subGoal, year, context);
  }

  @FieldResolver(() => [ProgressCount], {
    description:
      'How many networks of the region stand where in a year (oppsummering): a row for every status, also for those where none stands.',
  })
  async summary(
    @Root() subGoal: SubGoal,
    @Arg('year', () => Int, { description: YEAR }) year: number,
    @Ctx() context: RegionalContext,
  ): Promise<ProgressCount[]> {
    const rows = await readProgress(subGoal, year, context);
    return Object.values(ProgressStatus).map((status) => ({ status, networks: rows.filter((row) => row.status === status).length }));
  }
}

async function readProgress(subGoal: SubGoal, year: number, { loaders, registry }: RegionalContext): Promise<SubGoalProgress[]> {
  const { number, planSlug, moment } = subGoal;
  const { region } = planWithYear(planSlug, year);
  const answers = await loaders.progress.load({ id: progressKey(region, year), moment });
  // An owner is believed about its own networks alone.
  return answers.flatMap(({ sector, result, failure }) =>
    sector.networks.map(({ slug }): SubGoalProgress => {
      const about = { subGoal, year, network: presentNetwork(registry, slug, moment) };
      if (result === null) return { ...SILENT, ...about, source: failure };
      const fact = result.facts.find((candidate) => candidate.network === slug && candidate.subGoal === number);
      if (!fact) return { ...NOTHING, ...about, source: result.source };
      const { status, before, narrative, authorRole, date, evidenceUrl, target, targetUnit, version, demo } = fact;
      const { planned, started, done, dropped } = fact;
      return {
        ...{ ...about, narrative, authorRole, date, evidenceUrl, target, targetUnit, version, demo },
        status: status ?? 'NOT_REPORTED',
        trend: trendOf(before, status),
        measureCounts: { planned, started, done, dropped },
        source: result.source,
      };
    }),
  );
}

const UNSAID = {
  narrative: null,
  authorRole: null,
  date: null,
  evidenceUrl: null,
  target: null,
  targetUnit: null,
  trend: 'UNKNOWN',
} as const;
/** Of a network whose owner does not answer, nothing is known. */
const SILENT = { ...UNSAID, status: 'UNAVAILABLE', measureCounts: null, demo: null, version: null } as const;
/** Of a network that has nothing about a sub-goal, that is known. */
const NONE = { planned: 0, started: 0, done: 0, dropped: 0 } as const;
const NOTHING = { ...UNSAID, status: 'NOT_REPORTED', measureCounts: NONE, demo: false, version: 0 } as const;
