import type { Report } from './annual-report.js';

/** Why figures are as they are, each explanation once, with its number at the foot of the report. */
export type NoteNumbers = ReadonlyMap<string, number>;

/** Numbers the explanations in the order in which they are first needed. */
export function noteNumbers(sections: Report['sections']): NoteNumbers {
  const notes = new Map<string, number>();
  for (const { text } of sections.flatMap(({ statistics }) => statistics.flatMap((statistic) => statistic.notes)))
    if (!notes.has(text)) notes.set(text, notes.size + 1);
  return notes;
}
