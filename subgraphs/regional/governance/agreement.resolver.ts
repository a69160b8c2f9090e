import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { checkRegion, checkText } from '../../../shared/sector/directory-filter.js';
import { fold } from '../../../shared/sector/search/fold.js';
import { Access } from '../../../shared/subgraph/access.js';
import { containsDay } from '../../../shared/subgraph/date.js';
import { readMoment, writeMoment } from '../../../shared/subgraph/moment.js';
import type { RegionalContext } from '../regional-context.js';
import { Agreement, presentAgreement } from './agreement.type.js';
import { bySlug } from './governance.repository.js';
import { GovernedArgs } from './governed.args.js';

@ArgsType()
class AgreementsArgs extends GovernedArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Name of a party, for example `Drammen kommune`; capitals and missing Norwegian letters do not matter.',
  })
  party?: string | null;
}

/** The agreements that the networks rest on, and what these rest on. */
@Resolver(() => Agreement)
export class AgreementResolver {
  @Access('PUBLIC')
  @Query(() => [Agreement], { description: 'Agreements that the networks rest on, lapsed ones too.' })
  async agreements(
    @Args(() => AgreementsArgs) { region, party = null, ...args }: AgreementsArgs,
    @Ctx() context: RegionalContext,
  ): Promise<Agreement[]> {
    checkRegion(context.registry, region, 'region');
    const name = checkText(party, 'party');
    const moment = readMoment(args);
    const rows = (await context.loaders.agreements(writeMoment(moment))).filter(
      (row) =>
        (!region || row.region === region) &&
        (name === null || (JSON.parse(row.parties) as string[]).some((one) => fold(one) === name)) &&
        (moment.asOf === null || containsDay(row, moment.asOf)),
    );
    return Promise.all(rows.map((row) => presentAgreement(row, context, writeMoment(moment))));
  }

  @FieldResolver(() => Agreement, {
    nullable: true,
    description: 'The agreement that it rests on, also one that has lapsed; null where none is known.',
  })
  async parent(@Root() { parentSlug, moment }: Agreement, @Ctx() context: RegionalContext): Promise<Agreement | null> {
    const parent = bySlug(await context.loaders.agreements(moment), parentSlug);
    return parent && presentAgreement(parent, context, moment);
  }

  @FieldResolver(() => [Agreement], { description: 'The agreements that rest on it, lapsed ones too.' })
  async children(@Root() { slug, moment }: Agreement, @Ctx() context: RegionalContext): Promise<Agreement[]> {
    const rows = (await context.loaders.agreements(moment)).filter(({ parent }) => parent === slug);
    return Promise.all(rows.map((row) => presentAgreement(row, context, moment)));
  }
}
