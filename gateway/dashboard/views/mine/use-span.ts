import { dayBefore } from '../../parts/day-before.js';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { minePeopleTexts } from '../../texts/mine-people.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';

/** From when to when somebody has a task; the end is the day after the last. */
export interface Span {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Whether a span is over. */
export const isOver = ({ validTo }: Span): boolean => validTo !== null && validTo <= todayInOslo();

/** A span in words: since when, or from when if that is to come, and until when if an end is set. */
export function useSpan(): (span: Span) => string {
  const texts = useTexts(minePeopleTexts);
  const { shortDate } = useFormat();
  return ({ validFrom, validTo }) => {
    const start = validFrom > todayInOslo() ? texts.from(shortDate(validFrom)) : texts.since(shortDate(validFrom));
    return validTo === null ? start : `${start} ${texts.until(shortDate(dayBefore(validTo)))}`;
  };
}
