import { Field, InputType, Int } from 'type-graphql';
import { checkNetwork, checkRegion } from '../../../shared/sector/directory-filter.js';
import { NurseRole } from '../../../shared/sector/roster/roster.vocabulary.js';
import { ServiceType } from '../../../shared/sector/unit/unit.vocabulary.js';
import { readYear } from '../../../shared/sector/year.js';
import type { Registry } from '../../../shared/sectors.js';
import { badUserInput } from '../../../shared/subgraph/errors.js';

@InputType({ description: 'Narrows the history of appointments by what its rows show; all parts are optional and all must hold.' })
export class AppointmentFilter {
  @Field(() => String, { nullable: true, description: 'Slug of the region (område).' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the network.' })
  network?: string | null;

  @Field(() => ServiceType, { nullable: true, description: 'Service type (tjenestetype).' })
  serviceType?: ServiceType | null;

  @Field(() => Int, {
    nullable: true,
    description: 'First year in which it held. A row whose years are hidden stays, for leaving it out would tell them.',
  })
  from?: number | null;

  @Field(() => Int, { nullable: true, description: 'Last year in which it held; as with `from`.' })
  to?: number | null;

  @Field(() => NurseRole, { nullable: true, description: 'Capacity (rolle).' })
  role?: NurseRole | null;
}

/** A filter whose slugs and years are known to be some. */
export interface CheckedAppointmentFilter {
  readonly region: string | null;
  readonly network: string | null;
  readonly serviceType: ServiceType | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly role: NurseRole | null;
}

/**
 * Checks the parts of a filter.
 * @throws BAD_USER_INPUT naming the part that is unknown
 */
export function checkAppointmentFilter(filter: AppointmentFilter | null | undefined, registry: Registry): CheckedAppointmentFilter {
  const { region = null, network = null, serviceType = null, from = null, to = null, role = null } = filter ?? {};
  checkRegion(registry, region, 'filter.region');
  checkNetwork(registry, network, 'filter.network');
  if (from !== null) readYear(from, 'filter.from');
  if (to !== null) readYear(to, 'filter.to');
  if (from !== null && to !== null && from > to) throw badUserInput('filter.to', 'filter.to must not be before filter.from.');
  return { region, network, serviceType, from, to, role };
}
