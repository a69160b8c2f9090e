import { day, line, mustExist, narrative, optionalLine, pastDay } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { today } from '../../subgraph/date.js';
import { type SectorWork } from '../change/sector-work.js';
import { mustCoordinate } from '../viewer/viewer.js';
import type { UpdateEventInput } from './event.input.js';
import type { EventState } from './event.repository.js';
import { type EventTimes, readTimes } from './event-times.js';
import { foldTopic, MAX_TOPICS } from './topic.js';

const MOST_DAYS = 5;

/** What a coordinator says of an event. */
export type EventFacts = EventTimes &
  Pick<EventState, 'title' | 'kind' | 'date' | 'place' | 'description' | 'topics' | 'jointWith' | 'days' | 'decidedOn'>;
type EventTexts = Omit<UpdateEventInput, 'eventId' | 'expectedVersion' | 'idempotencyKey'>;

/** The event as it is believed now; null if this owner has none with that id. */
export async function findEvent({ db }: SectorWork, id: string): Promise<EventState | null> {
  const row = await db
    .selectFrom('eventVersion')
    .selectAll()
    .where('eventId', '=', id)
    .where('supersededAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * The event, for the coordinator of its network.
 * @throws Refusal NOT_FOUND; GraphQLError FORBIDDEN
 */
export async function findOwnEvent(work: SectorWork, id: string): Promise<EventState> {
  const event = mustExist(await findEvent(work, id), 'eventId');
  mustCoordinate(work.viewer, event.network);
  return event;
}

/** @throws Refusal WRONG_STATE for a cancelled event */
export function mustTakePlace({ status }: EventState): void {
  if (status === 'CANCELLED')
    throw new Refusal('WRONG_STATE', 'eventId', { problem: { nb: 'arrangementet er avlyst', en: 'the event is cancelled' } });
}

/** Whether an event has begun. */
export const hasBegun = ({ date }: EventState): boolean => date <= today();

/**
 * Reads what an input says of an event.
 * @param network slug of the network that holds it
 * @param before what stands where the input says nothing
 * @throws Refusal naming the field at fault
 */
export function readEvent(input: EventTexts, network: string, before: EventFacts, { registry }: SectorWork): EventFacts {
  const { title, kind, date, place, description, topics, jointWith, days, decidedOn } = input;
  return {
    title: title == null ? before.title : line(title, 'title'),
    kind: kind ?? before.kind,
    date: date == null ? before.date : day(date, 'date'),
    place: place == null ? before.place : optionalLine(place, 'place'),
    description: description == null ? before.description : readDescription(description),
    topics: topics == null ? before.topics : JSON.stringify(readTopics(topics)),
    jointWith: jointWith == null ? before.jointWith : JSON.stringify(readPartners(jointWith, network, registry)),
    days: days == null ? before.days : readDays(days),
    decidedOn: decidedOn == null ? before.decidedOn : pastDay(decidedOn, 'decidedOn'),
    ...readTimes(input, before),
  };
}

const readDescription = (text: string) => (text.trim() === '' ? null : narrative(text, 'description'));

const NO_TOPIC = {
  nb: 'et emne begynner med en bokstav eller et siffer og har høyst 50 tegn',
  en: 'a topic begins with a letter or a digit and has at most 50 characters',
};
const TOO_MANY_TOPICS = { nb: `høyst ${MAX_TOPICS} emner`, en: `at most ${MAX_TOPICS} topics` };

function readTopics(texts: readonly string[]): string[] {
  const topics = texts.map((text, index) => {
    const topic = foldTopic(line(text, `topics.${index}`));
    if (topic === null) throw new Refusal('INVALID', `topics.${index}`, { problem: NO_TOPIC });
    return topic;
  });
  const distinct = [...new Set(topics)];
  if (distinct.length > MAX_TOPICS) throw new Refusal('INVALID', 'topics', { problem: TOO_MANY_TOPICS });
  return distinct;
}

/** The other networks of a joint event; the one that holds it is meant anyhow. */
function readPartners(slugs: readonly string[], network: string, registry: SectorWork['registry']): string[] {
  const known = registry.sectors.flatMap((sector) => sector.networks.map(({ slug }) => slug));
  const unknown = slugs.findIndex((slug) => !known.includes(slug));
  if (unknown !== -1) throw new Refusal('NOT_FOUND', `jointWith.${unknown}`);
  return known.filter((slug) => slug !== network && slugs.includes(slug));
}

function readDays(days: number): number {
  if (days < 0 || days > MOST_DAYS)
    throw new Refusal('INVALID', 'days', { problem: { nb: `fra 0 til ${MOST_DAYS} dager`, en: `0 to ${MOST_DAYS} days` } });
  return days;
}
