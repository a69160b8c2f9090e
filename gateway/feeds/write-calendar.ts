import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { REGISTRY } from '../../shared/sectors.js';
import { type FeedWords, titleWith } from './feed-words.js';
import { plainText } from './plain-text.js';
import type { CalendarEvent } from './read-events.js';

const ZONE = 'Europe/Oslo';
/** Seconds after which calendars are to ask again. */
const REFRESH_AFTER = 3_600;

/** Of what a calendar is written. */
export interface Calendar {
  readonly events: readonly CalendarEvent[];
  /** Which part of the networks it is about; null for all. */
  readonly scope: string | null;
  /** What it says of what is not in it: owners that did not answer, events beyond the most. */
  readonly remarks: readonly string[];
  readonly words: FeedWords;
}

/**
 * Writes events as iCalendar (RFC 5545). The same events give the same bytes: all instants are those of the records. A later state of an event
 * has a higher SEQUENCE, as its version; what is cancelled stays, and says so.
 */
export function writeCalendar({ events, scope, remarks, words }: Calendar): string {
  const isDemo = events.some(({ demo }) => demo);
  const calendar = ical({
    prodId: { company: 'resource-nurse-federation', product: 'events', language: words.language.toUpperCase() },
    name: titleWith(words.events, scope),
    description: [words.eventsTell, isDemo ? words.demo : null, ...remarks].filter((text) => text !== null).join(' '),
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_AFTER,
    // No zone of the calendar itself: with one, ical-generator would write instants (DTSTAMP) in it.
    timezone: { name: null, generator: zoneBlock },
    x: [['X-WR-TIMEZONE', ZONE]],
  });
  for (const event of events) calendar.createEvent(dataOf(event, words));
  return `${calendar.toString()}\r\n`;
}

function dataOf(event: CalendarEvent, words: FeedWords): Parameters<ReturnType<typeof ical>['createEvent']>[0] {
  const { id, version, recordedAt, title, status, place, topics } = event;
  const isCancelled = status === 'CANCELLED';
  const changed = new Date(recordedAt);
  return {
    ...timesOf(event),
    id: `${id}@resource-nurse-federation`,
    sequence: version,
    stamp: changed,
    lastModified: changed,
    summary: plainText(isCancelled ? `${words.cancelled}: ${title}` : title),
    description: plainText(describe(event, words)),
    location: place === null ? null : plainText(place),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    categories: topics.map((name) => ({ name: plainText(name) })),
  };
}

/** A whole day is a date; a time is one in Norway. */
function timesOf({ date, startsAt, endsAt }: CalendarEvent) {
  if (startsAt === null) return { allDay: true, start: new Date(`${date}T00:00:00Z`) };
  // Without a zone, as ical-generator reads it again.
  const at = (time: string) => new Date(`${date}T${time}:00`);
  return { timezone: ZONE, start: at(startsAt), end: endsAt === null ? null : at(endsAt) };
}

function describe({ description, network, jointWith, demo }: CalendarEvent, words: FeedWords): string {
  const names = REGISTRY.sectors
    .flatMap(({ networks }) => networks)
    .filter(({ slug }) => slug === network?.slug || jointWith.includes(slug));
  const held = names.length === 0 ? null : `${words.networks}: ${names.map(({ name }) => name).join(', ')}`;
  return [description, held, demo ? words.demo : null].filter((text) => text !== null).join('\n');
}

/** The zone's rules. In the library's data Oslo is another name of Berlin, under whose name the block comes. */
function zoneBlock(zone: string): string {
  const [block = ''] = [tzlib_get_ical_block(zone)].flat();
  return block.replaceAll(/^(TZID|X-LIC-LOCATION):.*$/gm, `$1:${zone}`);
}
