import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { checkRegion } from '../../../shared/sector/directory-filter.js';
import { AsOfArgs } from '../../../shared/sector/moment.args.js';
import type { Registry } from '../../../shared/sectors.js';
import { readDate, today } from '../../../shared/subgraph/date.js';
import { parseMoment, readMoment, writeMoment } from '../../../shared/subgraph/moment.js';
import { presentAffiliations } from '../area/area.resolver.js';
import { Affiliation } from '../area/area.type.js';
import { Organization, presentOrganization } from '../organization/organization.type.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors, clientOf, readSource } from '../search/ask-sectors.js';
import { isAvailable } from './availability.js';
import { Network, presentNetwork, presentNetworks } from './network.type.js';
import { Domain, NetworkKind } from './network.vocabulary.js';
import { presentRegion, Region } from './region.type.js';

@ArgsType()
class NetworksArgs extends AsOfArgs {
  @Field(() => String, { nullable: true, description: 'Slug of the region.' })
  region?: string | null;
}

@ObjectType({ description: 'A data owner (dataeier), with a subgraph and a database of its own.' })
export class Sector {
  @Field(() => String, { description: 'Stable key; first part of the ids that it gives out.' })
  slug!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it answers now.' })
  available!: boolean;

  @Field(() => String, { nullable: true, description: 'Version of its data; null when it does not answer.' })
  dataVersion!: string | null;
}

@Resolver(() => Region)
export class RegionResolver {
  @Query(() => [Region], { description: 'The regions that are joined.' })
  regions(@Ctx() { registry }: RegionalContext): Region[] {
    return registry.regions.map(({ slug }) => presentRegion(registry, slug));
  }

  @FieldResolver(() => [Network], { description: 'Its networks.' })
  networks(@Root() { slug, moment }: Region, @Ctx() { registry }: RegionalContext): Network[] {
    return ofRegion(registry, presentNetworks(registry, moment), slug);
  }
}

@Resolver(() => Sector)
export class SectorResolver {
  @Query(() => [Sector], { description: 'The data owners: whether each answers now, and the version of its data.' })
  async sectors(@Ctx() context: RegionalContext): Promise<Sector[]> {
    const answers = await askSectors(context, context.registry.sectors, {
      query: '{ _source { sector state dataVersion } }',
      read: (data) => readSource(data._source),
    });
    return answers.map(({ sector: { slug, name }, result }) => ({
      slug,
      name,
      available: result !== null,
      dataVersion: result?.dataVersion ?? null,
    }));
  }

  @FieldResolver(() => Region, { description: 'The region that it belongs to.' })
  region(@Root() { slug }: Sector, @Ctx() { registry }: RegionalContext): Region {
    return presentRegion(registry, registry.sectors.find((sector) => sector.slug === slug)?.region ?? '');
  }

  @FieldResolver(() => [Network], { description: 'The networks whose data it owns.' })
  networks(@Root() { slug }: Sector, @Ctx() { registry }: RegionalContext): Network[] {
    return presentNetworks(registry, '').filter((network) => network.id.startsWith(`${slug}:`));
  }
}

/** What `regional` tells about a network, whether its owner answers or not. */
@Resolver(() => Network)
export class NetworkResolver {
  @Query(() => [Network], {
    description: 'Always all seven (or all of one region), also when a sector is down. With `asOf`, the figures below are of that day.',
  })
  networks(@Args(() => NetworksArgs) args: NetworksArgs, @Ctx() { registry }: RegionalContext): Network[] {
    checkRegion(registry, args.region, 'region');
    const networks = presentNetworks(registry, writeMoment(readMoment(args)));
    return args.region ? ofRegion(registry, networks, args.region) : networks;
  }

  @Query(() => Network, { nullable: true, description: 'The network with that slug; null if there is none.' })
  network(
    @Arg('slug', () => String, { description: 'For example `baerum`.' }) slug: string,
    @Ctx() { registry }: RegionalContext,
  ): Network | null {
    return presentNetwork(registry, slug, '');
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
    @Args(() => AsOfArgs) { asOf }: AsOfArgs,
    @Ctx() { loaders }: RegionalContext,
  ): Promise<Affiliation[]> {
    const rows = await loaders.affiliationsOfNetwork.load(network.slug);
    return presentAffiliations(rows, readDate(asOf, 'asOf') ?? parseMoment(network.moment).asOf ?? today());
  }

  @FieldResolver(() => Boolean, { description: 'False when its data owner did not answer last time; never waits for it.' })
  available(@Root() network: Network, @Ctx() { registry, clients, requestId }: RegionalContext): boolean {
    return isAvailable(clientOf(clients, ownerOf(registry, network)), requestId);
  }
}

function ofRegion(registry: Registry, networks: readonly Network[], region: string): Network[] {
  return networks.filter((network) => ownerOf(registry, network).region === region);
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
