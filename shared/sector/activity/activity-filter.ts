import { Field, InputType } from 'type-graphql';
import type { Registry } from '../../sectors.js';
import { DateScalar, readDate, startOfDay } from '../../subgraph/date.js';
import { checkNetwork, checkRegion } from '../directory-filter.js';
import { heldBy } from '../event/event-filter.js';
import { ActivityKind } from './activity.vocabulary.js';

@InputType({ description: 'Narrows the activity of the networks; all parts are optional and all must hold.' })
export class ActivityFilter {
  @Field(() => String, { nullable: true, description: 'Slug of the region (område) of the network, or of one that holds the event too.' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the network, or of one that holds the event too.' })
  network?: string | null;

  @Field(() => ActivityKind, { nullable: true, description: 'What kind it is.' })
  kind?: ActivityKind | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of publication (publisert).' })
  from?: unknown;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last day of publication.' })
  to?: unknown;
}

/** A filter whose slugs and days are known to be some. */
export interface CheckedActivityFilter {
  readonly region: string | null;
  readonly network: string | null;
  /** Groups of slugs: of each group, one network must have it. */
  readonly heldBy: readonly (readonly string[])[];
  readonly kind: ActivityKind | null;
  /** Instants between which it was published: the first belongs to it. */
  readonly since: string | null;
  readonly before: string | null;
}

/**
 * Checks the parts of a filter.
 * @throws BAD_USER_INPUT naming the part that is unknown or no day
 */
export function checkActivityFilter(filter: ActivityFilter | null | undefined, registry: Registry): CheckedActivityFilter {
  const { region = null, network = null, kind = null } = filter ?? {};
  checkRegion(registry, region, 'filter.region');
  checkNetwork(registry, network, 'filter.network');
  const [from, to] = [readDate(filter?.from, 'filter.from'), readDate(filter?.to, 'filter.to')];
  return {
    ...{ region, network, kind, heldBy: heldBy(registry, region, network) },
    since: from && startOfDay(from),
    before: to && startOfDay(to),
  };
}
