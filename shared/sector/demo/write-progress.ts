import { strategyPlanOf, subGoalNumbers } from '../../strategy-plans.js';
import { subGoalKey } from '../plan/sub-goal.key.js';
import type { ProgressVersionRow } from '../rows.js';
import { dateOf, dayOf, PLAN_YEARS, REFERENCE_DAY, workday } from './calendar.js';
import { SENTENCES, SUBJECTS } from './progress-words.js';
import type { Random } from './random.js';
import { writeBeliefs } from './write-beliefs.js';

type Status = ProgressVersionRow['status'];

/** The region whose strategy plan the words are about. */
const REGION = 'oslo';
/** Of what is begun: how much of it is reached a year later, and how much is said not to be. */
const ACHIEVED_SHARE = 0.3;
const NOT_ACHIEVED_SHARE = 0.2;

/** What the coordinators of some networks say of most sub-goals, once a year: in December, and in October of the last year. */
export function writeProgress(networks: readonly string[], random: Random): ProgressVersionRow[] {
  const numbers = [...new Set(PLAN_YEARS.flatMap(subGoalsOf))];
  return networks.flatMap((network) => {
    const told = new Map(PLAN_YEARS.map((year) => [year, random.shuffle(subGoalsOf(year)).slice(random.int(2, 5))]));
    return numbers.flatMap((subGoal) => writeSubGoal(network, subGoal, told, random));
  });
}

/** What is said of one sub-goal over the years: each goes on from where the year before it stood, also if nobody said so. */
function writeSubGoal(
  network: string,
  subGoal: string,
  told: ReadonlyMap<number, readonly string[]>,
  random: Random,
): ProgressVersionRow[] {
  let status: Status | null = null;
  return PLAN_YEARS.flatMap((year) => {
    const month = dayOf(`${year}-12-01`) < REFERENCE_DAY ? 12 : 10;
    status = nextStatus(status, month === 12, random);
    const day = workday(dayOf(`${year}-${month}-01`) + random.int(2, 17));
    const narrative = random.pick(SENTENCES[status]).replace('{subject}', SUBJECTS[subGoal] ?? '');
    if (!told.get(year)?.includes(subGoal)) return [];
    const said = { status, narrative, authorRole: 'COORDINATOR', date: dateOf(day), evidenceUrl: null } as const;
    return writeBeliefs([{ day, state: { progressId: subGoalKey(network, year, subGoal), network, year, subGoal, ...said } }]);
  });
}

/** @param isOver whether nothing can be reached any more in the year: only then it has not been */
function nextStatus(before: Status | null, isOver: boolean, random: Random): Status {
  if (before === null) return random.chance(0.4) ? 'NOT_STARTED' : 'IN_PROGRESS';
  if (before === 'ACHIEVED') return before;
  if (before === 'NOT_STARTED') return random.chance(0.2) ? before : 'IN_PROGRESS';
  if (random.chance(ACHIEVED_SHARE)) return 'ACHIEVED';
  return isOver && random.chance(NOT_ACHIEVED_SHARE) ? 'NOT_ACHIEVED' : 'IN_PROGRESS';
}

function subGoalsOf(year: number): string[] {
  const plan = strategyPlanOf(REGION, year);
  return plan === null ? [] : subGoalNumbers(plan);
}
