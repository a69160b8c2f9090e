import type { ActivityKind } from '../../../shared/sector/activity/activity.vocabulary.js';
import type { PublicationHit } from '../../../shared/sector/activity/publication.js';
import type { SectorDeclaration } from '../../../shared/sectors.js';
import { dayOfInstant } from '../../../shared/subgraph/date.js';
import { presentNetworksOf } from '../network/network.type.js';
import type { ActivityItem } from './activity.type.js';
import { summaryOf, titleOf } from './activity-words.js';

/** What the objects of publications are, of those that have ids in the graph. */
const NOUNS: { readonly [Kind in ActivityKind]?: string } = { EVENT: 'Event', APPOINTMENT: 'Nurse', MEASURE: 'Measure' };

const MILLISECONDS_A_DAY = 86_400_000;

/** What the API shows of a publication of a sector; of `regional` itself where there is none. */
export function presentActivity({ id, record }: PublicationHit, sector: SectorDeclaration | null): ActivityItem {
  const { kind, occurredOn, publishedAt, updatedAt, url, demo, decidedOn, objectId } = record;
  const network = sector === null ? null : (presentNetworksOf([sector], '').find(({ slug }) => slug === record.network) ?? null);
  const noun = NOUNS[kind];
  return {
    ...{ id, kind, occurredOn, publishedAt, updatedAt, url, demo, network },
    object: sector === null || !noun || objectId === null ? null : { __typename: `${sector.prefix}${noun}`, id: objectId, moment: '' },
    daysFromDecision: decidedOn === null || isToldAnew(record) ? null : daysBetween(decidedOn, dayOfInstant(publishedAt)),
    titles: titleOf(record, network?.name ?? ''),
    summaries: summaryOf(record),
  };
}

/** What was decided was told when it was announced, not when it was moved or cancelled. */
const isToldAnew = ({ kind, state }: PublicationHit['record']): boolean => kind === 'EVENT' && state !== null;

/** Null where the decision came after the publication: then it is not known what was decided before it. */
function daysBetween(from: string, to: string): number | null {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY);
  return days < 0 ? null : days;
}
