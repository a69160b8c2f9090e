import type { MeasureVersionRow } from '../rows.js';
import { dateOf, dayOf, LAST_RECORDING, PLAN_YEARS, workday } from './calendar.js';
import { createRandom, type Random } from './random.js';
import type { NetworkSpec } from './roster-spec.js';
import { writeBeliefs } from './write-beliefs.js';

/** Measures in our own words, each with the sub-goal of Oslo's strategy plan 2024–2028 that it would serve, and who answers for it. */
const MEASURES: readonly (readonly [title: string, subGoal: string, responsible: string])[] = [
  ['Innføre samtaleguide om hva som er viktig for pasienten', '1.1', 'Ressurssykepleier'],
  ['Gå gjennom enhetens prosedyrer for lindrende behandling', '1.3', 'Enhetsleder'],
  ['Ta i bruk symptomkartlegging med smertekart i alle enheter', '1.5', 'Ressurssykepleier'],
  ['Månedlig etisk refleksjon i hver enhet', '1.6', 'Ressurssykepleier'],
  ['Lindring for pasienter med hjertesvikt og kols', '1.7', 'Driftsgruppen'],
  ['Oppdatere kompetanseplanen', '2.1', 'Driftsgruppen'],
  ['Internundervisning to ganger i året i hver enhet', '2.4', 'Ressurssykepleier'],
  ['Hospitering ved palliativ enhet for nye ressurssykepleiere', '2.5', 'Enhetsleder'],
  ['Undervisning om lindring ved demens', '2.6', 'Koordinator'],
  ['Gjøre funksjonsbeskrivelsen kjent i alle enheter', '3.1', 'Koordinator'],
  ['Holde to nettverksmøter og én fagdag', '3.3', 'Driftsgruppen'],
  ['Øke oppmøtet på nettverkssamlinger', '3.4', 'Koordinator'],
  ['Presentere nettverket på personalmøter', '3.5', 'Ressurssykepleier'],
  ['Gjøre ledere kjent med nettverksavtalen', '4.1', 'Koordinator'],
  ['Årlig samtale mellom leder og ressurssykepleier', '4.4', 'Enhetsleder'],
  ['Oppnevne ny ressurssykepleier innen tre måneder når en slutter', '4.6', 'Enhetsleder'],
  ['Møte mellom bydeler og sykehus om utskrivning', '5.2', 'Koordinator'],
  ['Lage oversikt over kontakter i andre tjenester', '5.3', 'Koordinator'],
  ['Tilby individuell plan til flere pasienter', '5.4', 'Ressurssykepleier'],
];

const DUE = ['05-31', '06-30', '09-30', '10-31', '11-30', '12-15'];
const BUDGET_NOTES = [
  'Innenfor egen ramme.',
  'Vikarutgifter dekkes av enhetene.',
  'Inntil 20 000 kroner til forelesere.',
  'Inntil 5 000 kroner til trykking av materiell.',
];
const BUDGETED_SHARE = 0.3;
/** Of those that are carried over: who has begun in the year that was. */
const BEGUN_SHARE = 0.7;

type State = Omit<MeasureVersionRow, 'recordedAt' | 'supersededAt' | 'demo'>;
/** A measure as it stands in the plan, and the day on which it got there. */
interface Planned {
  readonly day: number;
  readonly state: State;
}

/** Four to six measures a year for one network. What stands in the next year's plan again was not done, and is carried over. */
export function writeMeasures(network: NetworkSpec, nextId: () => string, random: Random): MeasureVersionRow[] {
  const plans = PLAN_YEARS.map((year) => planYear(network, year, nextId, random));
  return plans.flatMap((plan, index) => {
    const before = idsByTitle(plans[index - 1] ?? []);
    const after = idsByTitle(plans[index + 1] ?? []);
    const amended = network.amendedYears?.includes(PLAN_YEARS[index] ?? 0) ?? false;
    const dropped = amended ? plan.find(({ state }) => !after.has(state.title)) : undefined;
    return plan.flatMap(({ day, state }) => {
      const planned = { day, state: { ...state, carriedFrom: before.get(state.title) ?? null } };
      return writeMeasure(planned, state === dropped?.state ? 'DROPPED' : after.has(state.title) ? 'CARRIED_OVER' : 'DONE');
    });
  });
}

function planYear(network: NetworkSpec, year: number, nextId: () => string, random: Random): Planned[] {
  const chosen = random.shuffle(MEASURES).slice(0, random.int(4, 6));
  return chosen.map(([title, subGoal, responsible]) => {
    const served = network.usesSubGoals ? subGoal : null;
    const unsaid = { dueOn: null, status: 'PLANNED', evidenceUrl: null, budgetNote: null, carriedFrom: null } as const;
    const state = { measureId: nextId(), network: network.slug, year, title, subGoal: served, responsible, ...unsaid };
    return { day: dayOf(`${year}-01-08`) + random.int(0, 45), state };
  });
}

/** The states of a measure, as far as they are known: what is due late in the last year has not been done, or not begun. */
function writeMeasure({ day, state }: Planned, fate: 'DONE' | 'CARRIED_OVER' | 'DROPPED'): MeasureVersionRow[] {
  // Its own stream: what is invented about one measure changes nothing of another.
  const random = createRandom(state.measureId);
  const due = dayOf(`${state.year}-${random.pick(DUE)}`);
  const budgetNote = random.chance(BUDGETED_SHARE) ? random.pick(BUDGET_NOTES) : null;
  const planned: State = { ...state, dueOn: dateOf(due), budgetNote };
  const started = { day: due - random.int(10, 60), state: { ...planned, status: 'STARTED' as const } };
  const done = { day: due + random.int(-9, 6), state: { ...planned, status: 'DONE' as const } };
  const dropped = { day: workday(dayOf(`${state.year}-09-10`) + random.int(0, 7)), state: { ...planned, status: 'DROPPED' as const } };
  const steps = { DONE: [started, done], CARRIED_OVER: random.chance(BEGUN_SHARE) ? [started] : [], DROPPED: [dropped] }[fate];
  return writeBeliefs([{ day, state: planned }, ...steps.filter((step) => step.day <= LAST_RECORDING)]);
}

const idsByTitle = (plan: readonly Planned[]) => new Map(plan.map(({ state }) => [state.title, state.measureId]));
