import type { SectorTallyGroup } from '../../../shared/sector/tally/tally.type.js';
import { badUserInput } from '../../../shared/subgraph/errors.js';
import { writeMoment } from '../../../shared/subgraph/moment.js';
import type { RegionalContext } from '../regional-context.js';
import type { SectorAnswer } from '../search/ask-sectors.js';
import { codesWithin } from './check-question.js';
import { cellKey, GROUPING, sectorsWithin } from './groups.js';
import type { StatisticQuestion } from './statistic-question.js';
import type { TallyAnswer } from './tally.loader.js';

/** What each owner in scope says. */
export type TallyAnswers = readonly SectorAnswer<TallyAnswer>[];

/**
 * Asks the owners in scope to count; nobody, if no register has what the indicator needs.
 * @throws BAD_USER_INPUT if the day is before the first of which any of them has data
 */
export async function askTallies({ registry, areas, loaders }: RegionalContext, question: StatisticQuestion): Promise<TallyAnswers> {
  const { indicator, within, by, geography, day, knownAt } = question;
  const { tally } = indicator;
  if (tally === null) return [];
  const codes = codesWithin(within, areas);
  const asked = {
    ...{ tally, by: GROUPING[by], network: within.network, serviceType: within.serviceType, geography },
    areas: codes && [...codes],
    moment: writeMoment({ asOf: day, knownAt }),
  };
  const forEverybody = indicator.audience === 'EVERYBODY';
  const sectors = sectorsWithin(within, registry);
  const answers = await Promise.all(sectors.map((sector) => loaders.tallies.load({ sector, question: asked, forEverybody })));
  mustHaveBegun(day, knownAt, answers);
  return answers;
}

/** The cells of all answers, by key. */
export function cellsOf(answers: TallyAnswers): Map<string, SectorTallyGroup[]> {
  return Map.groupBy(
    answers.flatMap(({ result }) => result?.groups ?? []),
    cellKey,
  );
}

function mustHaveBegun(day: string, knownAt: string | null, answers: TallyAnswers): void {
  const told = answers.flatMap(({ result }) => result ?? []);
  if (told.length === 0) return;
  const [first] = told.flatMap(({ since }) => since ?? []).toSorted();
  if (first === undefined) {
    // An owner that is silent may have some; and while nobody has any, that is what there is to tell.
    if (told.length < answers.length || knownAt === null) return;
    throw badUserInput('knownAt', `Nothing was known yet at ${knownAt}. Ask about a later instant.`);
  }
  if (day < first)
    throw badUserInput('asOf', `There are no figures of ${day}: the first unit is of ${first}. Ask about a day from then until today.`);
}
