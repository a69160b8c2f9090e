import { Field, InputType } from 'type-graphql';
import type { Registry } from '../../sectors.js';
import { DateScalar, readDate } from '../../subgraph/date.js';
import { badUserInput } from '../../subgraph/errors.js';
import { checkNetwork, checkRegion } from '../directory-filter.js';
import { EventKind } from './event.vocabulary.js';
import { foldTopic } from './topic.js';

@InputType({ description: 'Narrows a list of events; all parts are optional and all must hold.' })
export class EventFilter {
  @Field(() => String, { nullable: true, description: 'Slug of the region (område) of a network that holds it, alone or jointly.' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of a network that holds it, alone or jointly.' })
  network?: string | null;

  @Field(() => EventKind, { nullable: true, description: 'What kind of event it is.' })
  kind?: EventKind | null;

  @Field(() => String, { nullable: true, description: 'A topic that it has (emne), whole, in capitals or not.' })
  topic?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day; the day of today gives coming events.' })
  from?: unknown;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last.' })
  to?: unknown;
}

/** A filter whose slugs, topic and days are known to be some. */
export interface CheckedEventFilter {
  /** Groups of slugs: of each group, one network must hold the event. */
  readonly heldBy: readonly (readonly string[])[];
  readonly kind: EventKind | null;
  readonly topic: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Checks the parts of a filter.
 * @throws BAD_USER_INPUT naming the part that is unknown or no day
 */
export function checkEventFilter(filter: EventFilter | null | undefined, registry: Registry): CheckedEventFilter {
  const { region = null, network = null, kind = null, topic = null } = filter ?? {};
  checkRegion(registry, region, 'filter.region');
  checkNetwork(registry, network, 'filter.network');
  const folded = topic === null ? null : foldTopic(topic);
  if (topic !== null && folded === null) throw badUserInput('filter.topic', 'A topic is a word or a few, for example «smertekartlegging».');
  return {
    heldBy: heldBy(registry, region, network),
    kind,
    topic: folded,
    from: readDate(filter?.from, 'filter.from'),
    to: readDate(filter?.to, 'filter.to'),
  };
}

/** Groups of slugs, of each of which one network must hold something that is asked for by region and network. */
export function heldBy(registry: Registry, region: string | null, network: string | null): string[][] {
  const ofRegion = registry.sectors
    .filter((sector) => sector.region === region)
    .flatMap(({ networks }) => networks.map(({ slug }) => slug));
  return [...(region === null ? [] : [ofRegion]), ...(network === null ? [] : [[network]])];
}
