import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { checkRegion } from '../../../shared/sector/directory-filter.js';
import { Access } from '../../../shared/subgraph/access.js';
import { containsDay, DateTimeScalar } from '../../../shared/subgraph/date.js';
import { type MomentArguments, readMoment, writeMoment } from '../../../shared/subgraph/moment.js';
import { Document, presentDocument } from '../governance/document.type.js';
import { GovernedArgs } from '../governance/governed.args.js';
import type { RegionalContext } from '../regional-context.js';
import { pieceOf, piecesOf } from './plan-item.type.js';
import { LocaleArgs, textIn } from './plan-text.js';
import { presentStrategyPlan, StrategyPlan } from './strategy-plan.type.js';

@ArgsType()
class StrategyPlanArgs implements MomentArguments {
  @Field(() => String, { description: 'Slug, for example `oslo-2024-2028`.' })
  slug!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'In the words that the system knew then (recorded time); now if not given.' })
  knownAt?: unknown;
}

/** Strategy plans, and what they say besides their focus areas. */
@Resolver(() => StrategyPlan)
export class StrategyPlanResolver {
  @Access('PUBLIC')
  @Query(() => [StrategyPlan], { description: 'Strategy plans of the regions.' })
  async strategyPlans(
    @Args(() => GovernedArgs) { region, ...args }: GovernedArgs,
    @Ctx() context: RegionalContext,
  ): Promise<StrategyPlan[]> {
    checkRegion(context.registry, region, 'region');
    const moment = readMoment(args);
    const rows = await context.loaders.plans.load({ id: 'STRATEGY_PLAN', moment: writeMoment(moment) });
    return Promise.all(
      rows
        .filter((row) => (!region || row.region === region) && (moment.asOf === null || containsDay(row, moment.asOf)))
        .map((row) => presentStrategyPlan(row, context, writeMoment(moment))),
    );
  }

  @Access('PUBLIC')
  @Query(() => StrategyPlan, { nullable: true, description: 'A strategy plan; null if there is none with this slug.' })
  async strategyPlan(
    @Args(() => StrategyPlanArgs) { slug, ...args }: StrategyPlanArgs,
    @Ctx() context: RegionalContext,
  ): Promise<StrategyPlan | null> {
    const moment = writeMoment(readMoment(args));
    const row = (await context.loaders.plans.load({ id: 'STRATEGY_PLAN', moment })).find((plan) => plan.slug === slug);
    return row ? presentStrategyPlan(row, context, moment) : null;
  }

  @FieldResolver(() => String, { description: 'Title.' })
  title(@Root() { items }: StrategyPlan, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(pieceOf(items, 'TITLE').texts, locale);
  }

  @FieldResolver(() => String, { description: 'Purpose (formål).' })
  purpose(@Root() { items }: StrategyPlan, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(pieceOf(items, 'PURPOSE').texts, locale);
  }

  @FieldResolver(() => [String], { description: 'Introduction (overordnet målsetting), by paragraph.' })
  introduction(@Root() { items }: StrategyPlan, @Args(() => LocaleArgs) { locale }: LocaleArgs): string[] {
    return piecesOf(items, 'INTRODUCTION').map(({ texts }) => textIn(texts, locale));
  }

  @FieldResolver(() => [String], { description: 'Functions of the network and its nurses (funksjoner).' })
  functions(@Root() { items }: StrategyPlan, @Args(() => LocaleArgs) { locale }: LocaleArgs): string[] {
    return piecesOf(items, 'FUNCTION').map(({ texts }) => textIn(texts, locale));
  }

  @FieldResolver(() => [String], { description: 'What the network shall be characterised by (kjennetegn).' })
  values(@Root() { items }: StrategyPlan, @Args(() => LocaleArgs) { locale }: LocaleArgs): string[] {
    return piecesOf(items, 'CHARACTERISTIC').map(({ texts }) => textIn(texts, locale));
  }

  @FieldResolver(() => [Document], { description: 'The documents that govern it (førende dokumenter), by slug.' })
  async documents(@Root() { document, moment }: StrategyPlan, @Ctx() context: RegionalContext): Promise<Document[]> {
    if (document === null) return [];
    const rows = await context.loaders.documents(moment);
    return Promise.all(
      rows
        .filter(({ governs }) => (JSON.parse(governs) as string[]).includes(document))
        .map((row) => presentDocument(row, context, moment)),
    );
  }
}
