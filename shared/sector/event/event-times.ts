import { Refusal } from '../../command/user-error.js';

/** From when to when an event takes place, as `HH:MM` in Europe/Oslo; without a start it takes the whole day. */
export interface EventTimes {
  readonly startsAt: string | null;
  readonly endsAt: string | null;
}

/** Whether a text is a time of day, `00:00` to `23:59`. */
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** Whether times go together: no end without a start, and none that is not after it. */
export const isInOrder = ({ startsAt, endsAt }: EventTimes): boolean => endsAt === null || (startsAt !== null && endsAt > startsAt);

/**
 * Reads the times of an event; an empty text takes one away.
 * @param before what stands where the input says nothing
 * @throws Refusal INVALID or END_BEFORE_START, naming the field at fault
 */
export function readTimes(input: { readonly [Name in keyof EventTimes]?: string | null }, before: EventTimes): EventTimes {
  const read = (name: keyof EventTimes): string | null => {
    const text = input[name]?.trim();
    if (text === undefined) return before[name];
    if (text !== '' && !isTime(text)) throw new Refusal('INVALID', name, { problem: NO_TIME });
    return text || null;
  };
  const times = { startsAt: read('startsAt'), endsAt: read('endsAt') };
  if (times.startsAt === null && times.endsAt !== null) throw new Refusal('INVALID', 'endsAt', { problem: NO_START });
  if (!isInOrder(times)) throw new Refusal('END_BEFORE_START', 'endsAt', { start: String(times.startsAt) });
  return times;
}

const NO_TIME = { nb: 'skriv klokkeslettet som 09:30', en: 'write the time as 09:30' };
const NO_START = { nb: 'en slutt trenger en start', en: 'an end needs a start' };
