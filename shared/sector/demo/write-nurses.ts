import type { NurseVersionRow, Visibility } from '../rows.js';
import { dateOf, LAST_RECORDING } from './calendar.js';
import { withOtherSurname } from './names.js';
import type { Random } from './random.js';
import type { Person, Stay } from './roster-plan.js';
import { writeBeliefs } from './write-beliefs.js';

type State = Omit<NurseVersionRow, 'recordedAt' | 'supersededAt' | 'demo'>;

const WITHOUT_EMAIL = 0.1;
const WITHOUT_PHONE = 0.2;
const CHANGED_SHARE = 0.08;
/** No change of an entry in the first weeks. */
const SETTLED = 60;

/** The versions of a person's entry. It holds from the day on which the person became known or began, and does not end. */
export function writeNurse(person: Person, stays: readonly Stay[], random: Random): NurseVersionRow[] {
  const recorded = Math.min(...stays.map((stay) => stay.recorded));
  const from = Math.min(recorded, ...stays.map((stay) => stay.start));
  const present = stateOf(person, random);
  const earliest = Math.max(from, recorded) + SETTLED;
  if (!random.chance(CHANGED_SHARE) || earliest > LAST_RECORDING)
    return writeBeliefs([{ day: recorded, state: { ...present, validFrom: dateOf(from) } }]);
  const change = random.int(earliest, LAST_RECORDING);
  const former = { ...formerState(person, present, random), validFrom: dateOf(from) };
  return [
    ...writeBeliefs([
      { day: recorded, state: former },
      { day: change, state: { ...former, validTo: dateOf(change) } },
    ]),
    ...writeBeliefs([{ day: change, state: { ...present, validFrom: dateOf(change) } }]),
  ];
}

/** Another surname, or another choice of who may see the entry. */
function formerState(person: Person, present: State, random: Random): State {
  if (!person.namesake && random.chance(0.5)) return { ...present, name: withOtherSurname(random, person.name) };
  const former: Visibility = person.visibility === 'PUBLIC' ? 'NETWORK' : 'PUBLIC';
  return { ...present, visibility: former };
}

function stateOf(person: Person, random: Random): State {
  const [sector, , key] = person.id.split(':');
  return {
    nurseId: person.id,
    name: person.name,
    role: person.role,
    visibility: person.visibility,
    // `.invalid` is reserved for names that never resolve (RFC 2606), and no Norwegian number begins with 0000.
    email: random.chance(WITHOUT_EMAIL) ? null : `${key}.${sector}@demo.invalid`,
    phone: random.chance(WITHOUT_PHONE) ? null : `+47 00 00 ${twoDigits(random)} ${twoDigits(random)}`,
    validFrom: '',
    validTo: null,
  };
}

function twoDigits(random: Random): string {
  return String(random.int(0, 99)).padStart(2, '0');
}
