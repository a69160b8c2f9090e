import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { networkOf } from '../network/belongs-to-network.js';
import { Network } from '../network/network.type.js';
import type { SectorContext } from '../sector-context.js';
import { Event } from './event.type.js';

/** What a sector tells about its events. */
@Resolver(() => Event)
export class EventResolver {
  @FieldResolver(() => Network, { nullable: true, description: 'The network that holds it.' })
  network(@Root() event: Event, @Ctx() context: SectorContext): Network | null {
    return networkOf(event, context);
  }
}
