import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar, DateTimeScalar } from '../../subgraph/date.js';
import { parseMoment, readMoment, writeMoment } from '../../subgraph/moment.js';
import { MomentArgs } from '../moment.args.js';
import { Network } from '../network/network.type.js';
import { Appointment, Nurse } from '../roster/nurse.type.js';
import type { SectorContext } from '../sector-context.js';
import { dayOf } from '../time.js';
import { freshnessOf } from './freshness.js';
import { Freshness, RosterFreshness } from './freshness.type.js';

/** How fresh a person's entry is. */
@Resolver(() => Nurse)
export class NurseFreshnessResolver {
  @Access('PUBLIC')
  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'When somebody last said that her contact is right; null if nobody has.',
  })
  verifiedAt(@Root() { id, moment }: Nurse, @Ctx() { loaders }: SectorContext): Promise<string | null> {
    return loaders.verifiedOn.load({ id, moment });
  }

  @Access('PUBLIC')
  @FieldResolver(() => Freshness, { description: 'Whether her contact is still to be relied on.' })
  async freshness(@Root() { id, moment, recordedAt }: Nurse, @Ctx() { loaders }: SectorContext): Promise<Freshness> {
    const verifiedOn = await loaders.verifiedOn.load({ id, moment });
    return freshnessOf('CONTACT', { recordedAt, verifiedOn }, dayOf(parseMoment(moment)));
  }
}

/** How fresh an appointment is. */
@Resolver(() => Appointment)
export class AppointmentFreshnessResolver {
  @Access('PUBLIC')
  @FieldResolver(() => Freshness, { description: 'Whether it is still to be relied on.' })
  async freshness(@Root() { id, moment, recordedAt }: Appointment, @Ctx() { loaders }: SectorContext): Promise<Freshness> {
    const verifiedOn = await loaders.verifiedOn.load({ id, moment });
    return freshnessOf('APPOINTMENT', { recordedAt, verifiedOn }, dayOf(parseMoment(moment)));
  }
}

/** How fresh a network's roster is. */
@Resolver(() => Network)
export class NetworkFreshnessResolver {
  @Access('PUBLIC')
  @FieldResolver(() => RosterFreshness, { nullable: true, description: 'How fresh its roster is: what is due to be verified.' })
  freshness(
    @Root() network: Network,
    @Args(() => MomentArgs) args: MomentArgs,
    @Ctx() { loaders }: SectorContext,
  ): Promise<RosterFreshness> {
    return loaders.rosterFreshness.load({ id: network.slug, moment: writeMoment(readMoment(args, parseMoment(network.moment))) });
  }

  @Access('PUBLIC')
  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When somebody last verified anything in its roster (sist bekreftet); null if nobody has.',
  })
  async lastVerifiedAt(@Root() { slug, moment }: Network, @Ctx() { loaders }: SectorContext): Promise<string | null> {
    return (await loaders.rosterFreshness.load({ id: slug, moment })).lastVerifiedAt;
  }
}
