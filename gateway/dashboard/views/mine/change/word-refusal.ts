import type { refusalTexts } from '../../../texts/refusals.js';
import type { Refusal } from './use-change.js';

/** What words are made with. */
export interface Wording {
  readonly texts: typeof refusalTexts.nb;
  /** How a day is written. */
  readonly date: (day: string) => string;
  /** What the form calls a field; null if it has no such field. */
  readonly labelOf: (field: string) => string | null;
}

/** How an owner names the input as a whole. */
const WHOLE = 'input';

const DAY = /\d{4}-\d{2}-\d{2}/g;

/** What an owner's code needs beside the field: a day, or a number. Either stands in the owner's words, alike in all languages. */
const DETAILS: Readonly<Record<string, RegExp>> = {
  TOO_LONG: /\d+(?=\D*$)/,
  END_BEFORE_START: /\d{4}-\d{2}-\d{2}/,
  UNIT_CLOSED: /\d{4}-\d{2}-\d{2}/,
  OVERLAP: /\d{4}-\d{2}-\d{2}/,
  FUTURE_CONFLICT: /\d{4}-\d{2}-\d{2}/,
  TOO_EARLY: /\d{4}-\d{2}-\d{2}/,
};

/**
 * Why a change was refused, in the words of the form that it was sent from: by its code and the field's label; where the page has no words for the
 * code, the owner's, with the label in place of the field's name.
 */
export function wordRefusal({ code, field, message }: Refusal, { texts, date, labelOf }: Wording): string {
  const label = field === null ? null : labelOf(field);
  if (code === 'EMPTY' && label === null) return texts.nothing;
  const what = label === null ? texts.something : texts.named(label);
  const word = isWorded(code, texts) ? texts[code] : null;
  const detail = DETAILS[code]?.exec(message)?.[0];
  if (word && (detail !== undefined || !(code in DETAILS))) return word(what, inWords(detail ?? '', date));
  const name = field ?? WHOLE;
  const unnamed = message.startsWith(`${name} `) ? what + message.slice(name.length) : message;
  return texts.owner(inWords(unnamed, date));
}

const inWords = (text: string, date: Wording['date']) => text.replaceAll(DAY, date);

type Worded = Exclude<keyof Wording['texts'], 'named' | 'something' | 'owner' | 'nothing'>;

/** Whether the page has words for a code; what else the catalogue holds is no code. */
const isWorded = (code: string, texts: Wording['texts']): code is Worded => /^[A-Z_]+$/.test(code) && code in texts;
