import { Refusal, type Words } from '../../command/user-error.js';
import { newId, record } from '../../command/versions.js';
import { type SectorCommand, type SectorWork } from '../change/sector-work.js';
import { MeasureIdentity, MeasureVersion } from '../entities.js';
import type { MeasureState } from '../measure/measure.repository.js';
import { isOpen } from '../measure/measure.rules.js';
import { mustCoordinateOwn } from '../unit/unit.rules.js';
import { findPlan, measuresOf, openPlan } from './action-plan.change.js';
import { CarryOverMeasuresInput } from './action-plan.input.js';
import { ACTION_PLAN } from './action-plan.result.js';
import { mustAllow } from './action-plan.rules.js';
import type { MeasureStatus } from './plan.vocabulary.js';
import { sameAsYearBefore } from './sub-goal.rules.js';

/** Why measures do not go on. */
const NOT_OPEN: Readonly<Partial<Record<MeasureStatus, Words>>> = {
  DONE: { nb: 'er gjennomført', en: 'is done' },
  DROPPED: { nb: 'er utgått', en: 'was given up' },
};

/** Takes measures over into the next year's plan (videreføre). */
export const carryOverMeasures: SectorCommand<CarryOverMeasuresInput> = {
  verb: 'carryOver',
  noun: 'Measures',
  description:
    'Takes measures that are not done over into the action plan of the next year, each once (videreføre tiltak). Where the next year has another strategy plan, or none, they go over without their sub-goal, which the old ones keep. The answer shows that plan. For the coordinator.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: CarryOverMeasuresInput,
  result: ACTION_PLAN,
  async run(input, work) {
    const { network } = input;
    mustCoordinateOwn(work, network);
    const from = await findPlan(work, input);
    const chosen = await choose(work, await measuresOf(work, from), input.measureIds ?? null);
    const plan = await openPlan(work, { network, year: from.year + 1 }, { demo: chosen.every(({ demo }) => Boolean(demo)) });
    mustAllow('edit', plan, 'year');
    const keepsSubGoals = sameAsYearBefore(work.sector.region, plan.year);
    for (const { measureId, title, responsible, demo, ...before } of chosen) {
      const subGoal = keepsSubGoals ? before.subGoal : null;
      const copy = { measureId: newId(work, 'measure'), network, year: plan.year, title, subGoal, responsible, carriedFrom: measureId };
      await work.em.insert(MeasureIdentity, { id: copy.measureId });
      // Day, evidence and budget are of the year that was.
      const anew = { status: 'PLANNED', dueOn: null, evidenceUrl: null, budgetNote: null } as const;
      await record(work, MeasureVersion, { ...copy, ...anew, demo: Boolean(demo) });
    }
    return { objectId: plan.actionPlanId, network };
  },
};

/** The measures that are meant: all that can be, or those that are named, each of which then must be one that can. */
async function choose(work: SectorWork, measures: readonly MeasureState[], ids: readonly string[] | null): Promise<MeasureState[]> {
  const carried = await carriedOf(work, measures);
  const named = ids && new Set(ids);
  const meant = measures.filter((measure) => (named ? named.has(measure.measureId) : isOpen(measure)));
  if (named && meant.length < named.size) throw new Refusal('NOT_FOUND', 'measureIds');
  if (meant.length === 0) throw new Refusal('EMPTY', 'measures');
  const closed = meant.find((measure) => !isOpen(measure));
  if (closed) throw new Refusal('WRONG_STATE', 'measureIds', { problem: whyNot(closed) });
  const left = meant.filter(({ measureId }) => !carried.has(measureId));
  if (left.length === 0 || (named && left.length < meant.length)) throw new Refusal('ALREADY_RECORDED', 'measureIds');
  return left;
}

/** Which of some measures were taken over before. */
async function carriedOf({ db }: SectorWork, measures: readonly MeasureState[]): Promise<Set<string | null>> {
  const ids = measures.map(({ measureId }) => measureId);
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom('measureVersion').select('carriedFrom').where('carriedFrom', 'in', ids).execute();
  return new Set(rows.map(({ carriedFrom }) => carriedFrom));
}

function whyNot({ title, status }: MeasureState): Words {
  const { nb, en } = NOT_OPEN[status] ?? { nb: status, en: status };
  return { nb: `«${title}» ${nb}`, en: `“${title}” ${en}` };
}
