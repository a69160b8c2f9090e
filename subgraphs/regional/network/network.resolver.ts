import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { checkRegion } from '../../../shared/sector/directory-filter.js';
import { AsOfArgs, RootMomentArgs } from '../../../shared/sector/moment.args.js';
import { dayOf } from '../../../shared/sector/time.js';
import type { Registry } from '../../../shared/sectors.js';
import { Access } from '../../../shared/subgraph/access.js';
import { MaxAge } from '../../../shared/subgraph/max-age.js';
import { parseMoment, readMoment, writeMoment } from '../../../shared/subgraph/moment.js';
import { presentAffiliations } from '../area/area.resolver.js';
import { Affiliation } from '../area/area.type.js';
import { Organization, presentOrganization } from '../organization/organization.type.js';
import type { RegionalContext } from '../regional-context.js';
import { clientOf } from '../search/ask-sectors.js';
import { isAvailable } from './availability.js';
import { Network, presentNetwork, presentNetworksOf } from './network.type.js';
import { Domain, NetworkKind } from './network.vocabulary.js';
import { presentRegion, Region } from './region.type.js';

@ArgsType()
class NetworksArgs extends RootMomentArgs {
  @Field(() => String, { nullable: true, description: 'Slug of the region.' })
  region?: string | null;
}

@ArgsType()
class NetworkArgs extends RootMomentArgs {
  @Field(() => String, { description: 'For example `baerum`.' })
  slug!: string;
}

/** What `regional` tells about a network, whether its owner answers or not. */
@Resolver(() => Network)
export class NetworkResolver {
  @Access('PUBLIC')
  @Query(() => [Network], {
    description:
      'Always all seven (or all of one region), also when a sector is down. With `asOf` and `knownAt`, the figures below are of that day, as known then.',
  })
  networks(@Args(() => NetworksArgs) args: NetworksArgs, @Ctx() { registry }: RegionalContext): Network[] {
    checkRegion(registry, args.region, 'region');
    const sectors = registry.sectors.filter((sector) => !args.region || sector.region === args.region);
    return presentNetworksOf(sectors, writeMoment(readMoment(args)));
  }

  @Access('PUBLIC')
  @Query(() => Network, { nullable: true, description: 'The network with that slug; null if there is none.' })
  network(@Args(() => NetworkArgs) args: NetworkArgs, @Ctx() { registry }: RegionalContext): Network | null {
    return presentNetwork(registry, args.slug, writeMoment(readMoment(args)));
  }

  @FieldResolver(() => Region, { description: 'The region that it belongs to.' })
  region(@Root() network: Network, @Ctx() { registry }: RegionalContext): Region {
    return presentRegion(registry, ownerOf(registry, network).region, network.moment);
  }

  @FieldResolver(() => NetworkKind, { description: 'What it is called where it works.' })
  kind(@Root() network: Network, @Ctx() { registry }: RegionalContext): string {
    return declarationOf(registry, network).kind;
  }

  @FieldResolver(() => [Domain], { description: 'The field that it works in: Vestre Viken has cancer care too, Oslo palliation alone.' })
  domains(@Root() network: Network, @Ctx() { registry }: RegionalContext): readonly string[] {
    return declarationOf(registry, network).domains;
  }

  @FieldResolver(() => [String], { description: 'Other names under which people look for it.' })
  aliases(@Root() network: Network, @Ctx() { registry }: RegionalContext): readonly string[] {
    return declarationOf(registry, network).aliases;
  }

  @FieldResolver(() => Organization, { description: 'The hospital that it is centred on.' })
  async hospital(@Root() network: Network, @Ctx() { registry, loaders }: RegionalContext): Promise<Organization> {
    const { hospital } = declarationOf(registry, network);
    const found = await loaders.organization.load(hospital);
    if (!found) throw new Error(`hospital ${hospital} is not in the content`);
    return presentOrganization(found);
  }

  @FieldResolver(() => [Affiliation], { description: 'The areas that belong to it on the day, disputed and partial ones too.' })
  async affiliations(
    @Root() network: Network,
    @Args(() => AsOfArgs) args: AsOfArgs,
    @Ctx() { loaders }: RegionalContext,
  ): Promise<Affiliation[]> {
    const rows = await loaders.affiliationsOfNetwork.load(network.slug);
    const moment = readMoment(args, parseMoment(network.moment));
    return presentAffiliations(rows, dayOf(moment), writeMoment(moment));
  }

  @MaxAge(2)
  @FieldResolver(() => Boolean, { description: 'False when its data owner did not answer last time; never waits for it.' })
  available(@Root() network: Network, @Ctx() { registry, clients, call }: RegionalContext): boolean {
    return isAvailable(clientOf(clients, ownerOf(registry, network)), call.requestId);
  }
}

function ownerOf(registry: Registry, { slug }: Network) {
  const owner = registry.sectors.find((sector) => sector.networks.some((network) => network.slug === slug));
  if (!owner) throw new Error(`network ${slug} has no owner in the registry`);
  return owner;
}

function declarationOf(registry: Registry, network: Network) {
  const declaration = ownerOf(registry, network).networks.find(({ slug }) => slug === network.slug);
  if (!declaration) throw new Error(`network ${network.slug} is not in the registry`);
  return declaration;
}
