import { isDay } from '../../subgraph/date.js';
import { EventKind, EventStatus } from '../event/event.vocabulary.js';
import { isInOrder, isTime } from '../event/event-times.js';
import { foldTopic, MAX_TOPICS } from '../event/topic.js';
import { ParticipationStatus } from '../participation/participation.vocabulary.js';
import type { EventVersionRow, ParticipationVersionRow, SectorRows } from '../rows.js';
import { checkRecorded, isBelieved, isId, isNetworkOf, isOneOf, isText, type Must, type RowRules, rule } from './row-rules.js';

/**
 * Checks events and who takes part in them.
 * @throws StartError naming the first row that is corrupt, and why
 */
export function checkEvents({ eventVersions, participationVersions, nurseVersions }: SectorRows, rules: RowRules): void {
  for (const row of eventVersions) checkEvent(row, rules, rule(`event ${row.eventId}`));
  for (const [id, [, second]] of Map.groupBy(eventVersions.filter(isBelieved), (row) => row.eventId))
    rule(`event ${id}`)(second === undefined, 'it has two states that are both believed');
  const events = new Set(eventVersions.map(({ eventId }) => eventId));
  const nurses = new Set(nurseVersions.map(({ nurseId }) => nurseId));
  for (const row of participationVersions) {
    const must = rule(`participation ${row.participationId}`);
    checkRecorded(row, must);
    must(isId(row.participationId, rules.sector, 'participation'), 'its id is not one of this sector');
    must(events.has(row.eventId), `event ${row.eventId} is not in the rows`);
    must(nurses.has(row.nurseId), `person ${row.nurseId} is not in the rows`);
    must(isOneOf(row.status, ParticipationStatus), `status ${row.status} is unknown`);
  }
  checkOnce(participationVersions.filter(isBelieved));
}

function checkEvent(row: EventVersionRow, { sector }: RowRules, must: Must): void {
  checkRecorded(row, must);
  must(isId(row.eventId, sector, 'event') && isNetworkOf(sector, row.network), 'id or network is not of this sector');
  must(isOneOf(row.kind, EventKind) && isDay(row.date) && isText(row.title), 'kind, date or title is corrupt');
  must(isOneOf(row.status, EventStatus), `status ${row.status} is unknown`);
  must(
    [row.place, row.description].every((text) => text === null || isText(text)),
    'a text is empty or holds a NUL character',
  );
  must(
    isList(row.topics, (topic) => foldTopic(topic) === topic, MAX_TOPICS),
    'its topics are no list of tags in lower case',
  );
  must(
    isList(row.jointWith, (slug) => /^[a-z0-9-]+$/.test(slug) && slug !== row.network),
    'the networks that hold it too are no list of slugs of others',
  );
  must(
    [row.startsAt, row.endsAt].every((time) => time === null || isTime(time)) && isInOrder(row),
    'its times are none, or its end is not after its start',
  );
  must(row.decidedOn === null || isDay(row.decidedOn), 'it was decided on a day that does not exist');
  must(Number.isInteger(row.days) && row.days >= 0 && row.days <= 5, `${row.days} days is no number from 0 to 5`);
}

/** One participation for a person and event, and one state of it. */
function checkOnce(believed: readonly ParticipationVersionRow[]): void {
  const seen = new Set<string>();
  for (const { participationId, eventId, nurseId } of believed) {
    const place = `${eventId} ${nurseId}`;
    rule(`participation ${participationId}`)(!seen.has(place) && !seen.has(participationId), 'the same is believed twice');
    seen.add(place).add(participationId);
  }
}

function isList(json: string, holds: (text: string) => boolean, most = Number.POSITIVE_INFINITY): boolean {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) && list.length <= most && list.every((item) => typeof item === 'string' && holds(item));
  } catch {
    return false;
  }
}
