import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { checkRegion } from '../../../shared/sector/directory-filter.js';
import { Access } from '../../../shared/subgraph/access.js';
import { containsDay } from '../../../shared/subgraph/date.js';
import { readMoment, writeMoment } from '../../../shared/subgraph/moment.js';
import { GovernedArgs } from '../governance/governed.args.js';
import type { RegionalContext } from '../regional-context.js';
import { Duty, FunctionDescription, presentFunctionDescription } from './function-description.type.js';
import type { PlanItemKind } from './plan.vocabulary.js';
import { piecesOf } from './plan-item.type.js';
import { LocaleArgs, textIn } from './plan-text.js';

/** What the task is in each region. */
@Resolver(() => FunctionDescription)
export class FunctionDescriptionResolver {
  @Access('PUBLIC')
  @Query(() => [FunctionDescription], {
    description: 'The task as described: definition, eligibility, duties. Also those whose text is not published.',
  })
  async functionDescriptions(
    @Args(() => GovernedArgs) { region, ...args }: GovernedArgs,
    @Ctx() context: RegionalContext,
  ): Promise<FunctionDescription[]> {
    checkRegion(context.registry, region, 'region');
    const moment = readMoment(args);
    const rows = await context.loaders.plans.load({ id: 'FUNCTION_DESCRIPTION', moment: writeMoment(moment) });
    return Promise.all(
      rows
        .filter((row) => (!region || row.region === region) && (moment.asOf === null || containsDay(row, moment.asOf)))
        .map((row) => presentFunctionDescription(row, context, writeMoment(moment))),
    );
  }

  @FieldResolver(() => String, { nullable: true, description: 'Title; null if its text is not published.' })
  title(@Root() description: FunctionDescription, @Args(() => LocaleArgs) args: LocaleArgs): string | null {
    return textsOf(description, 'TITLE', args)[0] ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What a resource nurse is (definisjon).' })
  definition(@Root() description: FunctionDescription, @Args(() => LocaleArgs) args: LocaleArgs): string | null {
    return textsOf(description, 'DEFINITION', args)[0] ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who may have the task; its own source is that of its item.' })
  eligibility(@Root() description: FunctionDescription, @Args(() => LocaleArgs) args: LocaleArgs): string | null {
    return textsOf(description, 'ELIGIBILITY', args)[0] ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Purpose (hensikt).' })
  purpose(@Root() description: FunctionDescription, @Args(() => LocaleArgs) args: LocaleArgs): string | null {
    return textsOf(description, 'PURPOSE', args)[0] ?? null;
  }

  @FieldResolver(() => [String], { description: 'The functions of a resource nurse (funksjoner).' })
  functions(@Root() description: FunctionDescription, @Args(() => LocaleArgs) args: LocaleArgs): string[] {
    return textsOf(description, 'FUNCTION', args);
  }
}

/** A duty in the language that is wanted. */
@Resolver(() => Duty)
export class DutyResolver {
  @FieldResolver(() => String, { description: 'Its text.' })
  text(@Root() { item }: Duty, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(item.texts, locale);
  }

  @FieldResolver(() => String, { description: 'The heading that it stands under.' })
  section(@Root() { section }: Duty, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(section.texts, locale);
  }
}

const textsOf = ({ items }: FunctionDescription, kind: PlanItemKind, { locale }: LocaleArgs): string[] =>
  piecesOf(items, kind).map(({ texts }) => textIn(texts, locale));
