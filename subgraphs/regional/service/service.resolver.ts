import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { areasWithin } from '../../../shared/areas.js';
import { checkArea, checkNetwork } from '../../../shared/sector/directory-filter.js';
import { RootAsOfArgs } from '../../../shared/sector/moment.args.js';
import { dayOf } from '../../../shared/sector/time.js';
import { Access } from '../../../shared/subgraph/access.js';
import { containsDay } from '../../../shared/subgraph/date.js';
import { readMoment, writeMoment } from '../../../shared/subgraph/moment.js';
import { Area, presentArea } from '../area/area.type.js';
import { Network, presentNetwork } from '../network/network.type.js';
import { Organization, presentOrganization } from '../organization/organization.type.js';
import type { RegionalContext } from '../regional-context.js';
import { citeSource, SourceReference } from '../source/source.type.js';
import type { PalliativeServiceFact } from './service.entity.js';
import { PalliativeService, PalliativeServiceKind, PalliativeServiceList } from './service.type.js';

@ArgsType()
class ServicesArgs extends RootAsOfArgs {
  @Field(() => String, { nullable: true, description: 'Slug of the network.' })
  network?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the area; `0301` means all districts of Oslo.' })
  area?: string | null;

  @Field(() => PalliativeServiceKind, { nullable: true, description: 'Only this kind.' })
  kind?: string | null;
}

@Resolver(() => PalliativeService)
export class ServiceResolver {
  @Access('PUBLIC')
  @Query(() => PalliativeServiceList, {
    description: 'Palliative services: teams, beds, cancer coordinators, as the sources list them, each with its own age.',
  })
  async services(
    @Args(() => ServicesArgs) { network, area, kind, ...args }: ServicesArgs,
    @Ctx() { db, registry, areas }: RegionalContext,
  ): Promise<PalliativeServiceList> {
    checkNetwork(registry, network, 'network');
    checkArea(areas, area, 'area');
    const moment = readMoment(args);
    const rows = await db
      .selectFrom('palliativeService as s')
      .selectAll()
      .where('s.supersededAt', 'is', null)
      .$if(Boolean(network), (query) => query.where('s.network', '=', network ?? ''))
      .$if(Boolean(area), (query) => query.where('s.areaCode', 'in', areasWithin(areas, area ?? '')))
      .$if(Boolean(kind), (query) => query.where('s.kind', '=', kind ?? ''))
      .orderBy('s.key')
      .orderBy('s.version')
      .execute();
    const valid = rows.filter((row) => containsDay(row, dayOf(moment)));
    return { items: valid.map((row) => presentService(row, writeMoment(moment))), complete: true, sources: [] };
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area that it serves, with the code that it had in the source.' })
  area(@Root() { areaCode, moment }: PalliativeService, @Ctx() { areas }: RegionalContext): Area | null {
    const area = areaCode === null ? undefined : areas.get(areaCode);
    return area ? presentArea(area, moment) : null;
  }

  @FieldResolver(() => Network, { nullable: true, description: 'The network that it belongs to.' })
  network(@Root() { networkSlug, moment }: PalliativeService, @Ctx() { registry }: RegionalContext): Network | null {
    return presentNetwork(registry, networkSlug, moment);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'Who runs it.' })
  async organization(@Root() { organizationSlug }: PalliativeService, @Ctx() { loaders }: RegionalContext): Promise<Organization | null> {
    const found = organizationSlug === null ? null : await loaders.organization.load(organizationSlug);
    return found && presentOrganization(found);
  }

  @FieldResolver(() => SourceReference, { description: 'Where this comes from.' })
  async source(@Root() { sourceSlug, locator }: PalliativeService, @Ctx() { loaders }: RegionalContext): Promise<SourceReference> {
    return citeSource(await loaders.source.load(sourceSlug), locator);
  }
}

/** What the API shows of a service, in an answer that speaks of a moment. */
export function presentService(row: PalliativeServiceFact, moment: string): PalliativeService {
  const { key, kind, name, quantity, quantityUnit, precision, lastUpdatedOn, lastUpdatedPrecision, verbatim, areaCode, locator } = row;
  return {
    key,
    kind,
    name,
    quantity,
    quantityUnit,
    precision,
    inRegister: Boolean(row.inRegister),
    lastUpdatedOn,
    lastUpdatedPrecision,
    verbatim,
    areaCode,
    networkSlug: row.network,
    organizationSlug: row.organization,
    sourceSlug: row.source,
    locator,
    moment,
  };
}
