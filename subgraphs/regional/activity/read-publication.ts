import { ActivityKind } from '../../../shared/sector/activity/activity.vocabulary.js';
import type { PublicationHit } from '../../../shared/sector/activity/publication.js';
import { isDay, isRecordedInstant } from '../../../shared/subgraph/date.js';
import { isObject } from '../../../shared/subgraph/read-answer.js';
import type { SectorAnswer } from '../search/ask-sectors.js';
import type { FoundHits } from '../search/search-sectors.js';

/** The question for a sector's publications, with its search as a variable. */
export const ACTIVITY_QUESTION = `query Activity($search: SectorActivitySearchInput!) { _activity(search: $search) {
  total hits { key id record { kind network objectId title detail state occurredOn startsAt endsAt place
    publishedAt updatedAt url decidedOn demo } } source { sector state dataVersion asOf message } } }`;

const TEXTS = ['objectId', 'title', 'detail', 'state', 'startsAt', 'endsAt', 'place', 'url'] as const;

/** Whether a sector's word is a publication. */
export function isPublication(value: unknown): value is PublicationHit {
  if (!isObject(value) || typeof value.key !== 'string' || typeof value.id !== 'string' || !isObject(value.record)) return false;
  const { record } = value;
  const { kind, network, publishedAt, updatedAt, occurredOn, decidedOn, demo } = record;
  const isInstant = (text: unknown) => typeof text === 'string' && isRecordedInstant(text);
  const isDayOrNot = (text: unknown) => text === null || (typeof text === 'string' && isDay(text));
  return (
    typeof kind === 'string' &&
    Object.hasOwn(ActivityKind, kind) &&
    typeof network === 'string' &&
    publishedAt === value.key &&
    [publishedAt, updatedAt].every(isInstant) &&
    [occurredOn, decidedOn].every(isDayOrNot) &&
    TEXTS.every((name) => record[name] === null || typeof record[name] === 'string') &&
    typeof demo === 'boolean'
  );
}

/** An owner is believed about its own networks alone. */
export function ofItsOwn(answer: SectorAnswer<FoundHits<PublicationHit>>): SectorAnswer<FoundHits<PublicationHit>> {
  if (answer.result === null) return answer;
  const own = answer.sector.networks.map(({ slug }) => slug);
  const hits = answer.result.hits.filter(({ record }) => record.network !== null && own.includes(record.network));
  return { ...answer, result: { ...answer.result, hits } };
}
