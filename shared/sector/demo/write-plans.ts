import { actionPlanKey } from '../plan/action-plan.key.js';
import type { ActionPlanVersionRow, MeasureVersionRow } from '../rows.js';
import { dayOf, instantOf, LAST_RECORDING, workday } from './calendar.js';
import type { Random } from './random.js';
import { type Belief, writeBeliefs } from './write-beliefs.js';

type State = Omit<ActionPlanVersionRow, 'recordedAt' | 'supersededAt' | 'demo'>;

const REASON = 'Ett tiltak utgår: ressursene brukes på de andre tiltakene i planen.';
const COMMENT = 'Godkjent uten merknader.';
const COMMENTED_SHARE = 0.4;

/** The action plans that measures belong to: written in January, approved in February, closed in the January after. */
export function writeActionPlans(measures: readonly MeasureVersionRow[], random: Random): ActionPlanVersionRow[] {
  const plans = Map.groupBy(measures, ({ network, year }) => actionPlanKey(network, year));
  return [...plans.values()].flatMap((plan) => writeBeliefs(stepsOf(plan, random).filter(({ day }) => day <= LAST_RECORDING)));
}

/** The steps of a plan around its measures: they are written while it is a draft, and one is given up while it is a draft again. */
function stepsOf(measures: readonly MeasureVersionRow[], random: Random): Belief<State>[] {
  const [{ network, year } = { network: '', year: 0 }] = measures;
  const days = measures.filter(({ status }) => status === 'PLANNED').map(recordedOn);
  const begun = { day: workday(dayOf(`${year}-01-02`) + random.int(0, 3)), state: beginningOf(network, year) };
  const steps = [begun, ...approval(workday(Math.max(...days) + 1), begun.state, random)];
  const dropped = measures.find(({ status }) => status === 'DROPPED');
  if (dropped) {
    const day = recordedOn(dropped);
    const draft: State = { ...(steps.at(-1) ?? begun).state, status: 'DRAFT', amendment: 1, amendmentReason: REASON, comment: null };
    steps.push({ day, state: draft }, ...approval(workday(day + 1), draft, random));
  }
  const { state } = steps.at(-1) ?? begun;
  const closed = workday(dayOf(`${year + 1}-01-06`) + random.int(0, 12));
  return [...steps, { day: closed, state: { ...state, status: 'CLOSED', comment: null } }];
}

/** A draft is proposed, and approved some days later: in the first half of February at the earliest. */
function approval(proposed: number, draft: State, random: Random): Belief<State>[] {
  const approved = workday(Math.max(proposed + 2, dayOf(`${draft.year}-02-10`) + random.int(0, 5)));
  const comment = random.chance(COMMENTED_SHARE) ? COMMENT : null;
  return [
    { day: proposed, state: { ...draft, status: 'PROPOSED' } },
    { day: approved, state: { ...draft, status: 'APPROVED', comment, approvedAt: instantOf(approved) } },
  ];
}

const beginningOf = (network: string, year: number): State => ({
  ...{ actionPlanId: actionPlanKey(network, year), network, year, status: 'DRAFT' },
  ...{ amendment: 0, amendmentReason: null, comment: null, approvedAt: null },
});

const recordedOn = ({ recordedAt }: MeasureVersionRow): number => dayOf(recordedAt.slice(0, 10));
