import { ArgsType, Field } from 'type-graphql';
import { Locale } from './plan.vocabulary.js';

/** A text in the languages in which there is one. */
export interface PlanText {
  readonly nb: string;
  readonly nn: string | null;
  readonly en: string | null;
}

/** In which language a text of a plan is wanted. */
@ArgsType()
export class LocaleArgs {
  @Field(() => Locale, {
    nullable: true,
    defaultValue: Locale.NB,
    description: 'Language; where there is no text in it, the one in bokmål is given, and `shownIn` says so.',
  })
  locale?: Locale | null;
}

/** The language that a text is really shown in: bokmål, the language of the sources, where there is none in the one that is wanted. */
export function shownIn({ nn, en }: PlanText, locale: Locale | null | undefined): Locale {
  if (locale === 'NN' && nn !== null) return 'NN';
  return locale === 'EN' && en !== null ? 'EN' : 'NB';
}

/** A text in a language, or in bokmål. */
export function textIn(text: PlanText, locale: Locale | null | undefined): string {
  return { NB: text.nb, NN: text.nn, EN: text.en }[shownIn(text, locale)] ?? text.nb;
}
