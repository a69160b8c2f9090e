import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { checkNetwork } from '../../../shared/sector/directory-filter.js';
import { AsOfArgs } from '../../../shared/sector/moment.args.js';
import { DateScalar, readDate, today } from '../../../shared/subgraph/date.js';
import { Network, presentNetwork } from '../network/network.type.js';
import { Organization, presentOrganization } from '../organization/organization.type.js';
import type { RegionalContext } from '../regional-context.js';
import { citeSource, SourceReference } from '../source/source.type.js';
import type { AffiliationFact } from './area.entity.js';
import { Affiliation, Area, GeoPoint, presentArea, Succession } from './area.type.js';
import { AgeGroup, AreaKind } from './area.vocabulary.js';

@ArgsType()
class AreasArgs extends AsOfArgs {
  @Field(() => AreaKind, { nullable: true, description: 'Only this kind.' })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: 'Only areas whose main affiliation is with the network of this slug.' })
  network?: string | null;
}

@ArgsType()
class PopulationArgs {
  @Field(() => Int, { nullable: true, description: 'Year; the newest if not given.' })
  year?: number | null;

  @Field(() => AgeGroup, { nullable: true, defaultValue: 'ALL', description: 'Age group.' })
  ageGroup?: AgeGroup | null;
}

/** Whether an interval with open ends contains a day. */
const contains = ({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }, day: string) =>
  (validFrom === null || validFrom <= day) && (validTo === null || validTo > day);

@Resolver(() => Area)
export class AreaResolver {
  @Query(() => [Area], { description: 'Municipalities and city districts as they were on a day, by code.' })
  async areas(
    @Args(() => AreasArgs) { kind, network, asOf }: AreasArgs,
    @Ctx() { areas, registry, loaders }: RegionalContext,
  ): Promise<Area[]> {
    checkNetwork(registry, network, 'network');
    const day = readDate(asOf, 'asOf') ?? today();
    const affiliations = network ? await loaders.affiliationsOfNetwork.load(network) : null;
    const codes =
      affiliations && new Set(affiliations.filter((row) => row.kind === 'MAIN' && contains(row, day)).map((row) => row.areaCode));
    return [...areas.values()]
      .filter((area) => contains(area, day) && (!kind || area.kind === kind) && (codes === null || codes.has(area.code)))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .map(presentArea);
  }

  @Query(() => Area, {
    nullable: true,
    description: 'The area with that code, also a former one; with `asOf` only if it existed on that day. Null if there is none.',
  })
  area(
    @Arg('code', () => String, { description: 'Official code.' }) code: string,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'A day on which it must have existed.' }) asOf: unknown,
    @Ctx() { areas }: RegionalContext,
  ): Area | null {
    const day = readDate(asOf, 'asOf');
    const area = areas.get(code);
    return area && (day === null || contains(area, day)) ? presentArea(area) : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Inhabitants on 1 January of the year (Statistics Norway); null where no figure is known.',
  })
  population(
    @Root() { code }: Area,
    @Args(() => PopulationArgs) { year, ageGroup }: PopulationArgs,
    @Ctx() { loaders }: RegionalContext,
  ): Promise<number | null> {
    return loaders.population.load({ areaCode: code, year: year ?? null, ageGroup: ageGroup ?? 'ALL' });
  }

  @FieldResolver(() => [Succession], { description: 'The areas that became this one.' })
  predecessors(@Root() area: Area, @Ctx() { areas }: RegionalContext): Succession[] {
    return [...areas.values()]
      .filter((candidate) => candidate.successors.includes(area.code))
      .map((before) => ({ area: presentArea(before), date: area.validFrom }));
  }

  @FieldResolver(() => [Succession], { description: 'The areas that this one became.' })
  successors(@Root() area: Area, @Ctx() { areas }: RegionalContext): Succession[] {
    return (areas.get(area.code)?.successors ?? []).flatMap((code) => {
      const after = areas.get(code);
      return after ? [{ area: presentArea(after), date: after.validFrom }] : [];
    });
  }

  @FieldResolver(() => [Affiliation], {
    description: 'The networks that it belongs to on the day, alternatives and hospitals outside all networks too.',
  })
  async affiliations(
    @Root() { code }: Area,
    @Args(() => AsOfArgs) { asOf }: AsOfArgs,
    @Ctx() { loaders }: RegionalContext,
  ): Promise<Affiliation[]> {
    return presentAffiliations(await loaders.affiliationsOfArea.load(code), readDate(asOf, 'asOf') ?? today());
  }

  @FieldResolver(() => GeoPoint, {
    nullable: true,
    description: 'A point to draw it at; null for areas without a polygon and for former codes.',
  })
  async point(@Root() { code }: Area, @Ctx() { loaders }: RegionalContext): Promise<GeoPoint | null> {
    const point = await loaders.point.load(code);
    return point && { longitude: point.lon, latitude: point.lat };
  }
}

@Resolver(() => Affiliation)
export class AffiliationResolver {
  @FieldResolver(() => Area, { description: 'The area.' })
  area(@Root() { areaCode }: Affiliation, @Ctx() { areas }: RegionalContext): Area {
    const area = areas.get(areaCode);
    if (!area) throw new Error(`affiliation of the unknown area ${areaCode}`);
    return presentArea(area);
  }

  @FieldResolver(() => Network, { nullable: true, description: 'The network; null if the area belongs to a hospital outside all seven.' })
  network(@Root() { networkSlug, moment }: Affiliation, @Ctx() { registry }: RegionalContext): Network | null {
    return presentNetwork(registry, networkSlug, moment);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The hospital outside all networks, if it is one.' })
  async organization(@Root() { hospital }: Affiliation, @Ctx() { loaders }: RegionalContext): Promise<Organization | null> {
    const found = hospital === null ? null : await loaders.organization.load(hospital);
    return found && presentOrganization(found);
  }

  @FieldResolver(() => [SourceReference], { description: 'Where this comes from.' })
  async sources(@Root() { sourceSlugs }: Affiliation, @Ctx() { loaders }: RegionalContext): Promise<SourceReference[]> {
    return Promise.all(sourceSlugs.map(async (slug) => citeSource(await loaders.source.load(slug))));
  }
}

/** The affiliations that hold on a day. */
export function presentAffiliations(rows: readonly AffiliationFact[], day: string): Affiliation[] {
  return rows
    .filter((row) => contains(row, day))
    .map(({ kind, disputed, validFrom, validTo, note, areaCode, network, hospital, source }) => ({
      kind,
      disputed: Boolean(disputed),
      validFrom,
      validTo,
      note,
      areaCode,
      networkSlug: network,
      hospital,
      sourceSlugs: source.split(';'),
      moment: '',
    }));
}
