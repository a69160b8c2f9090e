import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { checkNetwork } from '../../../shared/sector/directory-filter.js';
import { AsOfArgs, RootAsOfArgs } from '../../../shared/sector/moment.args.js';
import { dayOf } from '../../../shared/sector/time.js';
import { Access } from '../../../shared/subgraph/access.js';
import { containsDay, DateScalar } from '../../../shared/subgraph/date.js';
import { parseMoment, readMoment, writeMoment } from '../../../shared/subgraph/moment.js';
import { Network, presentNetwork } from '../network/network.type.js';
import { Organization, presentOrganization } from '../organization/organization.type.js';
import type { RegionalContext } from '../regional-context.js';
import { citeSource, SourceReference } from '../source/source.type.js';
import type { AffiliationFact } from './area.entity.js';
import { Affiliation, Area, GeoPoint, presentArea, Succession } from './area.type.js';
import { AgeGroup, AreaKind } from './area.vocabulary.js';

@ArgsType()
class AreasArgs extends RootAsOfArgs {
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

@Resolver(() => Area)
export class AreaResolver {
  @Access('PUBLIC')
  @Query(() => [Area], { description: 'Municipalities and city districts as they were on a day, by code.' })
  async areas(
    @Args(() => AreasArgs) { kind, network, ...args }: AreasArgs,
    @Ctx() { areas, registry, loaders }: RegionalContext,
  ): Promise<Area[]> {
    checkNetwork(registry, network, 'network');
    const moment = readMoment(args);
    const day = dayOf(moment);
    const affiliations = network ? await loaders.affiliationsOfNetwork.load(network) : null;
    const codes =
      affiliations && new Set(affiliations.filter((row) => row.kind === 'MAIN' && containsDay(row, day)).map((row) => row.areaCode));
    return [...areas.values()]
      .filter((area) => containsDay(area, day) && (!kind || area.kind === kind) && (codes === null || codes.has(area.code)))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .map((area) => presentArea(area, writeMoment(moment)));
  }

  @Access('PUBLIC')
  @Query(() => Area, {
    nullable: true,
    description: 'The area with that code, also a former one; with `asOf` only if it existed on that day. Null if there is none.',
  })
  area(
    @Arg('code', () => String, { description: 'Official code.' }) code: string,
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description: 'A day on which it must have existed, and of which everything below speaks; today if not given, for what is below.',
    })
    asOf: unknown,
    @Ctx() { areas }: RegionalContext,
  ): Area | null {
    const moment = readMoment({ asOf });
    const area = areas.get(code);
    return area && (moment.asOf === null || containsDay(area, moment.asOf)) ? presentArea(area, writeMoment(moment)) : null;
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
      .map((before) => ({ area: presentArea(before, area.moment), date: area.validFrom }));
  }

  @FieldResolver(() => [Succession], { description: 'The areas that this one became.' })
  successors(@Root() area: Area, @Ctx() { areas }: RegionalContext): Succession[] {
    return (areas.get(area.code)?.successors ?? []).flatMap((code) => {
      const after = areas.get(code);
      return after ? [{ area: presentArea(after, area.moment), date: after.validFrom }] : [];
    });
  }

  @FieldResolver(() => [Affiliation], {
    description: 'The networks that it belongs to on the day, alternatives and hospitals outside all networks too.',
  })
  async affiliations(
    @Root() area: Area,
    @Args(() => AsOfArgs) args: AsOfArgs,
    @Ctx() { loaders }: RegionalContext,
  ): Promise<Affiliation[]> {
    const moment = readMoment(args, parseMoment(area.moment));
    return presentAffiliations(await loaders.affiliationsOfArea.load(area.code), dayOf(moment), writeMoment(moment));
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
  area(@Root() { areaCode, moment }: Affiliation, @Ctx() { areas }: RegionalContext): Area {
    const area = areas.get(areaCode);
    if (!area) throw new Error(`affiliation of the unknown area ${areaCode}`);
    return presentArea(area, moment);
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

/** The affiliations that hold on a day, in an answer that speaks of a moment. */
export function presentAffiliations(rows: readonly AffiliationFact[], day: string, moment: string): Affiliation[] {
  return rows
    .filter((row) => containsDay(row, day))
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
      moment,
    }));
}
