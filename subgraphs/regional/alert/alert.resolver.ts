import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { checkNetwork } from '../../../shared/sector/directory-filter.js';
import { Access } from '../../../shared/subgraph/access.js';
import { Network, presentNetwork } from '../network/network.type.js';
import { presentRegion, Region } from '../network/region.type.js';
import { Contradiction } from '../observation/observation.type.js';
import { Locale } from '../plan/plan.vocabulary.js';
import { LocaleArgs, shownIn, textIn } from '../plan/plan-text.js';
import type { RegionalContext } from '../regional-context.js';
import { citeSource, SourceReference } from '../source/source.type.js';
import { Alert, AlertList } from './alert.type.js';
import { Severity } from './alert.vocabulary.js';
import { AlertEvidence } from './alert-evidence.type.js';
import { regionOf } from './concerned.js';
import { findAlerts } from './find-alerts.js';

@ArgsType()
class AlertsArgs {
  @Field(() => String, { nullable: true, description: 'Slug of a network: what concerns it or its region.' })
  network?: string | null;

  @Field(() => Severity, { nullable: true, description: 'Only this weight.' })
  severity?: string | null;
}

/** Alerts of today, about what is known now. */
@Resolver(() => Alert)
export class AlertResolver {
  @Access('PUBLIC')
  @Query(() => AlertList, {
    description:
      'What is to be looked at today (varsler): lapsed agreements, expired or unknown terms, documents that are no longer valid, vacant operators, stale entries; each with its rule and evidence.',
  })
  async alerts(@Args(() => AlertsArgs) { network, severity }: AlertsArgs, @Ctx() context: RegionalContext): Promise<AlertList> {
    checkNetwork(context.registry, network, 'network');
    const list = await findAlerts(context, network ?? null);
    return { ...list, items: list.items.filter((alert) => !severity || alert.severity === severity) };
  }

  @FieldResolver(() => String, { description: 'What is the matter, in a sentence, in the language asked for or the one of `shownIn`.' })
  title(@Root() { words }: Alert, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(words, locale);
  }

  @FieldResolver(() => Locale, { description: 'The language that `title` comes in when it is asked for in this one.' })
  shownIn(@Root() { words }: Alert, @Args(() => LocaleArgs) { locale }: LocaleArgs): Locale {
    return shownIn(words, locale);
  }

  @FieldResolver(() => Region, { nullable: true, description: 'The region of the networks that it concerns; null if they are of several.' })
  region(@Root() { networkSlugs }: Alert, @Ctx() { registry }: RegionalContext): Region | null {
    const region = regionOf({ registry }, networkSlugs);
    return region === null ? null : presentRegion(registry, region);
  }

  @FieldResolver(() => [Network], { description: 'The networks that it concerns: all of the region where it concerns the region.' })
  networks(@Root() { networkSlugs }: Alert, @Ctx() { registry }: RegionalContext): Network[] {
    return networkSlugs.flatMap((slug) => presentNetwork(registry, slug, '') ?? []);
  }

  @FieldResolver(() => Contradiction, {
    nullable: true,
    description: 'The disagreement among the sources that tells the same, if one does.',
  })
  async contradiction(
    @Root() { rule: { contradictions }, subject }: Alert,
    @Ctx() { loaders }: RegionalContext,
  ): Promise<Contradiction | null> {
    const told = JSON.parse(contradictions) as { readonly subject: string; readonly contradiction: string }[];
    const key = told.find((one) => one.subject === subject.key)?.contradiction;
    return key === undefined ? null : loaders.contradiction.load(key);
  }
}

@Resolver(() => AlertEvidence)
export class AlertEvidenceResolver {
  @FieldResolver(() => SourceReference, {
    nullable: true,
    description: 'Where it was published, and the place in it; null for what a data owner has recorded itself.',
  })
  async source(@Root() { from }: AlertEvidence, @Ctx() { loaders }: RegionalContext): Promise<SourceReference | null> {
    return from.source === null ? null : citeSource(await loaders.source.load(from.source), from.locator);
  }
}

@Resolver(() => Network)
export class NetworkAlertResolver {
  @FieldResolver(() => [Alert], { nullable: true, description: 'What is to be looked at today, about it or its region (varsler).' })
  async alerts(@Root() { slug }: Network, @Ctx() context: RegionalContext): Promise<Alert[]> {
    return (await findAlerts(context, slug)).items;
  }
}
