import type {
  AppointmentVersionRow,
  EventVersionRow,
  MeasureVersionRow,
  NurseVersionRow,
  SectorRows,
  UnitSuccessionRow,
  UnitVersionRow,
} from '../rows.js';
import { createKeys } from './keys.js';
import { createNames } from './names.js';
import { type NetworkPlan, planNetwork, type SectorSources } from './plan-network.js';
import { createRandom, type Random } from './random.js';
import type { Person, Stay } from './roster-plan.js';
import type { RosterSpec } from './roster-spec.js';
import { createUnitNames } from './unit-names.js';
import { writeAppointment } from './write-appointments.js';
import { writeEvents } from './write-events.js';
import { writeMeasures } from './write-measures.js';
import { writeNurse } from './write-nurses.js';
import { writeParticipations } from './write-participations.js';
import { writeActionPlans } from './write-plans.js';
import { writeProgress } from './write-progress.js';
import { writeTargets } from './write-targets.js';
import { writeSuccession, writeUnit } from './write-units.js';

/** Invents the rows of a sector. The same spec gives the same rows, whatever the day. */
export function generateRoster(spec: RosterSpec): SectorRows {
  const seed = `${spec.seed}/${spec.sector}`;
  const ids = (kind: string): (() => string) => {
    const nextKey = createKeys(`${seed}/${kind}`);
    return () => `${spec.sector}:${kind}:${nextKey()}`;
  };
  const sources: SectorSources = {
    seed,
    nextUnitId: ids('unit'),
    nextNurseId: ids('nurse'),
    nextAppointmentId: ids('appointment'),
    unitNames: createUnitNames(createRandom(`${seed}/unit-names`)),
    personNames: createNames(createRandom(`${seed}/names`)),
  };
  const plans: NetworkPlan[] = [];
  for (const network of spec.networks) plans.push(planNetwork(network, spec.sharedPersons, plans, sources));
  const random = createRandom(`${seed}/rows`);
  const roster = { ...writePlans(plans, random), ...writeCalendar(spec, ids('event'), ids('measure'), random) };
  const participationVersions = writeParticipations(roster, ids('participation'), createRandom(`${seed}/participations`));
  const actionPlanVersions = writeActionPlans(roster.measureVersions, createRandom(`${seed}/plans`));
  const following = spec.networks.filter(({ usesSubGoals }) => usesSubGoals).map(({ slug }) => slug);
  const targetVersions = writeTargets(following, actionPlanVersions, createRandom(`${seed}/targets`));
  const progressVersions = writeProgress(following, createRandom(`${seed}/progress`));
  return { ...roster, participationVersions, actionPlanVersions, targetVersions, progressVersions };
}

type PlannedRows = Pick<SectorRows, 'unitVersions' | 'unitSuccessions' | 'nurseVersions' | 'appointmentVersions'>;

function writePlans(plans: readonly NetworkPlan[], random: Random): PlannedRows {
  const unitVersions: UnitVersionRow[] = [];
  const unitSuccessions: UnitSuccessionRow[] = [];
  const nurseVersions: NurseVersionRow[] = [];
  const appointmentVersions: AppointmentVersionRow[] = [];
  for (const { units, successions, stays } of plans) {
    const moved = new Set(successions.filter(({ kind }) => kind === 'MOVED').map(({ to }) => to));
    for (const unit of units) unitVersions.push(...writeUnit(unit, moved.has(unit), random));
    for (const succession of successions) unitSuccessions.push(writeSuccession(succession));
    for (const stay of stays) appointmentVersions.push(...writeAppointment(stay, random));
  }
  for (const [person, stays] of staysByPerson(plans)) nurseVersions.push(...writeNurse(person, stays, random));
  return { unitVersions, unitSuccessions, nurseVersions, appointmentVersions };
}

function staysByPerson(plans: readonly NetworkPlan[]): Map<Person, Stay[]> {
  const byPerson = new Map<Person, Stay[]>();
  for (const stay of plans.flatMap(({ stays }) => stays)) {
    const known = byPerson.get(stay.person);
    if (known === undefined) byPerson.set(stay.person, [stay]);
    else known.push(stay);
  }
  return byPerson;
}

function writeCalendar(
  spec: RosterSpec,
  nextEventId: () => string,
  nextMeasureId: () => string,
  random: Random,
): { eventVersions: EventVersionRow[]; measureVersions: MeasureVersionRow[] } {
  return {
    eventVersions: spec.networks.flatMap((network) => writeEvents(network, nextEventId, random)),
    measureVersions: spec.networks.flatMap((network) => writeMeasures(network, nextMeasureId, random)),
  };
}
