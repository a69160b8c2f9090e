import type { EventKind, EventVersionRow } from '../rows.js';
import { createRandom, type Random } from './random.js';
import type { NetworkSpec } from './roster-spec.js';

/** What invented events are about; each is a topic tag too. */
export const TOPICS = [
  'samtaler om det som er viktig',
  'smertekartlegging',
  'tung pust og uro',
  'lindring ved demens',
  'pårørende og barn som pårørende',
  'etisk refleksjon',
  'de siste dagene i livet',
  'forhåndssamtaler',
  'ernæring og munnstell',
  'lindring ved hjertesvikt og kols',
  'samhandling ved utskrivning',
  'åndelig og eksistensiell omsorg',
];

const SECOND_TOPIC_SHARE = 0.3;
const CANCELLED_SHARE = 0.05;

/** What is invented about an event beside its day and title. */
export interface EventDetails
  extends Pick<EventVersionRow, 'place' | 'description' | 'topics' | 'jointWith' | 'days' | 'startsAt' | 'endsAt'> {
  readonly cancelled: boolean;
}

/**
 * Invents where an event is held, what it is about, and whether it was cancelled.
 * @param seed its own: what is invented about one event changes nothing of another
 */
export function inventDetails(seed: string, kind: EventKind, topic: string, { hospitalName, partners = [] }: NetworkSpec): EventDetails {
  const random = createRandom(seed);
  const place = random.pick([`Auditoriet, ${hospitalName}`, `Undervisningsrommet, ${hospitalName}`, 'Digitalt møte']);
  const second = random.pick(TOPICS);
  const topics = random.chance(SECOND_TOPIC_SHARE) ? [...new Set([topic, second])] : [topic];
  const joint = kind === 'JOINT_PROFESSIONAL_DAY' ? partners : [];
  const cancelled = random.chance(CANCELLED_SHARE);
  return {
    place,
    description: `Oppdiktet program om ${topics.join(' og ')}.`,
    topics: JSON.stringify(topics),
    jointWith: JSON.stringify(joint),
    days: kind === 'GATHERING' ? 2 : 1,
    ...timesOf(kind, random),
    cancelled,
  };
}

type Times = readonly [startsAt: string | null, endsAt: string | null];

/** When events of a kind begin and end; of those without, the whole day is told. */
const TIMES: { readonly [Kind in EventKind]?: readonly Times[] } = {
  NETWORK_MEETING: [
    ['12:00', '15:00'],
    ['13:00', '15:30'],
    ['13:00', null],
  ],
  PROFESSIONAL_DAY: [['09:00', '15:30']],
  JOINT_PROFESSIONAL_DAY: [
    ['08:30', '15:30'],
    ['09:00', '15:00'],
  ],
};

function timesOf(kind: EventKind, random: Random): Pick<EventVersionRow, 'startsAt' | 'endsAt'> {
  const [startsAt, endsAt] = random.pick<Times>(TIMES[kind] ?? [[null, null]]);
  return { startsAt, endsAt };
}
