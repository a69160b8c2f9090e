import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { checkArea, checkRegion } from '../../../shared/sector/directory-filter.js';
import { Access } from '../../../shared/subgraph/access.js';
import { containsDay } from '../../../shared/subgraph/date.js';
import { readMoment, writeMoment } from '../../../shared/subgraph/moment.js';
import { Area, presentArea } from '../area/area.type.js';
import { Organization, presentOrganization } from '../organization/organization.type.js';
import type { RegionalContext } from '../regional-context.js';
import { Body, presentBody } from './body.type.js';
import { bySlug } from './governance.repository.js';
import { GovernedArgs } from './governed.args.js';
import { PublishedOperator, presentOperator } from './operator.type.js';

@ArgsType()
class OperatorsArgs extends GovernedArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Code of a municipality: only what is told of it under that code, for example `0625` (Nedre Eiker, until 2020).',
  })
  area?: string | null;
}

/** Who runs or ran the networks, as the sources tell. */
@Resolver(() => PublishedOperator)
export class PublishedOperatorResolver {
  @Access('PUBLIC')
  @Query(() => [PublishedOperator], {
    description: 'Who runs or ran the networks (nettverksdriftere), as the sources tell, contradictory ones side by side.',
  })
  async operators(
    @Args(() => OperatorsArgs) { region, area, ...args }: OperatorsArgs,
    @Ctx() context: RegionalContext,
  ): Promise<PublishedOperator[]> {
    checkRegion(context.registry, region, 'region');
    checkArea(context.areas, area, 'area');
    const moment = readMoment(args);
    const rows = (await context.loaders.publishedOperators(writeMoment(moment))).filter(
      (row) =>
        (!region || row.region === region) && (!area || row.areaCode === area) && (moment.asOf === null || containsDay(row, moment.asOf)),
    );
    return Promise.all(rows.map((row) => presentOperator(row, context, writeMoment(moment))));
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The municipality whose network it was; null for that of the whole region.' })
  area(@Root() { areaCode, moment }: PublishedOperator, @Ctx() { areas }: RegionalContext): Area | null {
    const area = areas.get(areaCode ?? '');
    return area ? presentArea(area, moment) : null;
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The organization, where it is one that is known here.' })
  async organization(@Root() { organizationSlug }: PublishedOperator, @Ctx() { loaders }: RegionalContext): Promise<Organization | null> {
    const found = organizationSlug === null ? null : await loaders.organization.load(organizationSlug);
    return found && presentOrganization(found);
  }

  @FieldResolver(() => Body, { nullable: true, description: 'The body, where it is one that is known here.' })
  async body(@Root() { bodySlug, moment }: PublishedOperator, @Ctx() context: RegionalContext): Promise<Body | null> {
    const body = bySlug(await context.loaders.bodies(moment), bodySlug);
    return body && presentBody(body, context, moment);
  }
}
