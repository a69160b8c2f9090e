import type { IndicatorFact } from './indicator.entity.js';

/**
 * The versions that a definition had, newest first. Words may be mended without a new version: each is in the form that it last had.
 * @param definitions all states of all definitions, oldest first
 */
export function versionsOf(definitions: readonly IndicatorFact[], key: string): IndicatorFact[] {
  const states = definitions.filter((fact) => fact.key === key);
  return [...new Map(states.map((fact) => [fact.edition, fact])).values()].toSorted((a, b) => b.edition - a.edition);
}

/** The versions that a definition had before one of them. */
export const earlierVersions = (definitions: readonly IndicatorFact[], { key, edition }: IndicatorFact): IndicatorFact[] =>
  versionsOf(definitions, key).filter((version) => version.edition < edition);
