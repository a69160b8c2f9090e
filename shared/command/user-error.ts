import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../subgraph/access.js';

/** A text for people, in either language. */
export interface Words {
  readonly nb: string;
  readonly en: string;
}

/** What a command can refuse, each with its message for people: {placeholders} are filled in. */
const MESSAGES = {
  EMPTY: { nb: '{field} kan ikke være tom.', en: '{field} must not be empty.' },
  TOO_LONG: { nb: '{field} kan ha høyst {most} tegn.', en: '{field} may have at most {most} characters.' },
  IDENTITY_NUMBER: {
    nb: '{field} ser ut til å inneholde et fødselsnummer eller D-nummer. Slike numre skal aldri registreres her. Fjern nummeret.',
    en: '{field} seems to hold a national identity number. Such numbers are never recorded here. Remove the number.',
  },
  INVALID: { nb: '{field} er ikke gyldig: {problem}.', en: '{field} is not valid: {problem}.' },
  INVALID_DATE: {
    nb: '{field} må være en dag som finnes, skrevet som ÅÅÅÅ-MM-DD.',
    en: '{field} must be a day that exists, written as YYYY-MM-DD.',
  },
  IN_THE_FUTURE: { nb: '{field} kan ikke være fram i tid.', en: '{field} must not be in the future.' },
  END_BEFORE_START: {
    nb: 'Slutten må være etter starten ({start}).',
    en: 'The end must be after the start ({start}).',
  },
  NOT_FOUND: { nb: '{field} viser til noe som ikke finnes her.', en: '{field} names something that is not known here.' },
  UNIT_CLOSED: {
    nb: 'Enheten finnes ikke hele tiden fra {from}. Sjekk når den ble åpnet eller lagt ned.',
    en: 'The unit does not exist throughout the time from {from}. Look when it was opened or closed.',
  },
  OVERLAP: {
    nb: 'Det samme er registrert fra før i tiden fra {from}. Endre eller avslutt det i stedet.',
    en: 'The same is recorded already in the time from {from}. Change or end that instead.',
  },
  FUTURE_CONFLICT: {
    nb: 'Det er registrert noe fra {from} som dette ville komme i konflikt med. Endre det først.',
    en: 'Something is recorded from {from} that this would contradict. Change that first.',
  },
  STALE_VERSION: {
    nb: 'Noen andre har endret dette i mellomtiden. Les det på nytt (versjon {current}) og gjør endringen en gang til.',
    en: 'Somebody else has changed this in the meantime. Read it again (version {current}) and make the change once more.',
  },
  KEY_REUSED: {
    nb: 'Nøkkelen er brukt før til noe annet. Bruk en ny idempotencyKey til en ny endring.',
    en: 'The key was used before for something else. Use a new idempotencyKey for a new change.',
  },
  WRONG_STATE: { nb: 'Dette kan ikke gjøres nå: {problem}.', en: 'This cannot be done now: {problem}.' },
  TOO_EARLY: { nb: 'Dette kan først gjøres fra {from}.', en: 'This can be done from {from} on, not before.' },
  NO_STRATEGY_PLAN: {
    nb: 'Delmål {number} finnes ikke: området {region} har ingen strategiplan i {year}. La delmålet være tomt, eller velg et annet år.',
    en: 'There is no sub-goal {number}: the region {region} has no strategy plan in {year}. Leave the sub-goal empty, or choose another year.',
  },
  NOT_MEASURABLE: {
    nb: 'Delmål {number} kan ikke måles, og har derfor ikke noe måltall. Fortell om det i framdriftsrapporten i stedet.',
    en: 'Sub-goal {number} cannot be measured, and so has no target. Tell of it in a progress report instead.',
  },
  CIRCLE: {
    nb: '{field} fører tilbake hit: ingenting kan bygge på seg selv.',
    en: '{field} leads back to here: nothing can rest on itself.',
  },
  PARENT_ENDED: {
    nb: 'En avtale kan ikke bygge på en som var slutt {to}, før den selv begynner {from}.',
    en: 'An agreement cannot rest on one that had ended by {to}, before it begins itself on {from}.',
  },
  ALREADY_RECORDED: { nb: 'Dette er registrert fra før.', en: 'This has been recorded before.' },
} as const;

/** Stable codes of what a command can refuse. */
export const UserErrorCode = Object.fromEntries(Object.keys(MESSAGES).map((code) => [code, code])) as {
  readonly [Code in keyof typeof MESSAGES]: Code;
};
export type UserErrorCode = keyof typeof UserErrorCode;
registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'Why a change was refused. Nothing was written.',
  valuesConfig: {
    EMPTY: { description: 'A text is empty.' },
    TOO_LONG: { description: 'A text is too long.' },
    IDENTITY_NUMBER: { description: 'A text holds what looks like a national identity number (fødselsnummer).' },
    INVALID: { description: 'A value is not one of those that are possible.' },
    INVALID_DATE: { description: 'A date does not exist or is not written as YYYY-MM-DD.' },
    IN_THE_FUTURE: { description: 'A date that must have passed has not.' },
    END_BEFORE_START: { description: 'The end is not after the start.' },
    NOT_FOUND: { description: 'An id names nothing that this owner knows.' },
    UNIT_CLOSED: { description: 'The unit does not exist throughout the interval.' },
    OVERLAP: { description: 'In that time it is held or recorded already: an appointment of the same person, a seat, a term, an edition.' },
    FUTURE_CONFLICT: { description: 'Something recorded for later would contradict the change.' },
    STALE_VERSION: { description: 'The object was changed since it was read; `currentVersion` says what it is now.' },
    KEY_REUSED: { description: 'The idempotency key was used for another change.' },
    WRONG_STATE: { description: 'The object is in a state that does not allow the change.' },
    TOO_EARLY: { description: 'The first day on which it can be done has not come.' },
    NO_STRATEGY_PLAN: { description: 'A sub-goal is named where the region has no strategy plan in that year.' },
    NOT_MEASURABLE: { description: 'A sub-goal that is told of in words only is to have a target.' },
    CIRCLE: { description: 'Something would appoint itself or rest on itself, directly or by way of others.' },
    PARENT_ENDED: { description: 'An agreement would rest on one that ended before it began.' },
    ALREADY_RECORDED: { description: 'The same is recorded already.' },
  },
});

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Why a change was refused, for the person who asked for it. Nothing was written.' })
export class UserError {
  @Field(() => UserErrorCode, { description: 'Stable code.' })
  code!: UserErrorCode;

  @Field(() => String, { nullable: true, description: 'The part of the input at fault; null if it is the whole.' })
  field!: string | null;

  @Field(() => String, { description: "What went wrong and what to do, in the caller's language (`Accept-Language`: nb or en)." })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'With STALE_VERSION: the version that the object has now.' })
  currentVersion!: number | null;
}

/** A refusal on its way to the person who asked: what and where, not yet in words. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  /** @param values what fills the placeholders of the message; what is wrong is told in words, never as the owner stores it */
  constructor(
    readonly code: UserErrorCode,
    readonly field: string | null = null,
    readonly values: Readonly<Record<string, string | number | Words> & { problem?: Words }> = {},
  ) {
    super(code);
  }
}

/** Several refusals at once: a list of all that is to be mended, so that nobody mends one and then meets the next. */
export class Refusals extends Error {
  override readonly name = 'Refusals';

  constructor(readonly all: readonly Refusal[]) {
    super(all.map(({ code }) => code).join(' '));
  }
}

/**
 * The refusal in words.
 * @param language header `Accept-Language`; English if it prefers that, else bokmål
 */
export function presentRefusal({ code, field, values }: Refusal, language: string | null): UserError {
  const locale = /^\s*en\b/i.test(language ?? '') ? 'en' : 'nb';
  const filled: Refusal['values'] = { field: field ?? 'input', ...values };
  const message = MESSAGES[code][locale].replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = filled[name] ?? '';
    return typeof value === 'object' ? value[locale] : String(value);
  });
  const current = values.current;
  return { code, field, message, currentVersion: typeof current === 'number' ? current : null };
}
