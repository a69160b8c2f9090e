import type { EventKind, EventVersionRow } from '../rows.js';
import { createRandom } from './random.js';
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
export interface EventDetails extends Pick<EventVersionRow, 'place' | 'description' | 'topics' | 'jointWith' | 'days'> {
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
  return {
    place,
    description: `Oppdiktet program om ${topics.join(' og ')}.`,
    topics: JSON.stringify(topics),
    jointWith: JSON.stringify(joint),
    days: kind === 'GATHERING' ? 2 : 1,
    cancelled: random.chance(CANCELLED_SHARE),
  };
}
