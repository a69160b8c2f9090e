import type { Registry } from '../../../shared/sectors.js';
import type { RegionalTables } from '../entities.js';
import type { AlertSubjectKind } from './alert.vocabulary.js';

type Rows<Table extends keyof RegionalTables> = readonly Readonly<RegionalTables[Table]>[];

/** What `regional` itself knows that alerts follow from: what is believed now. */
export interface RegionalFacts {
  readonly registry: Registry;
  readonly agreements: Rows<'agreement'>;
  readonly bodies: Rows<'body'>;
  readonly terms: Rows<'bodyTermVersion'>;
  readonly evaluations: Rows<'evaluationVersion'>;
  readonly documents: Rows<'document'>;
  readonly editions: Rows<'documentEditionVersion'>;
  readonly plans: Rows<'plan'>;
  readonly services: Rows<'palliativeService'>;
  readonly observations: Rows<'observation'>;
  readonly publishedOperators: Rows<'publishedOperator'>;
  readonly affiliations: Rows<'affiliation'>;
  readonly sources: Rows<'source'>;
}

/** Who runs a network, as its owner has recorded it; `name` is null while the place is vacant. */
export interface RecordedOperator {
  readonly network: string;
  readonly name: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly demo: boolean;
}

/** All that rules look at. */
export interface AlertFacts extends RegionalFacts {
  /** What the sectors that answered have recorded for today; one that is silent is not in it. */
  readonly operators: ReadonlyMap<string, readonly RecordedOperator[]>;
}

/** A period; half-open, open where an end is null. */
export interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

/** What an alert rests on. */
export interface Evidence {
  /** The words of the source; null for a record that has none. */
  readonly verbatim: string | null;
  /** When it speaks of; null where that is not known. */
  readonly period: Span | null;
  /** Slug of the source; null for what a data owner has recorded itself. */
  readonly source: string | null;
  readonly locator: string | null;
  /** Slug of the data owner whose record it is; null for a published source. */
  readonly owner: string | null;
  readonly demo: boolean;
}

/** A text for people in the languages that it is written in. */
export interface Words {
  readonly nb: string;
  readonly en: string;
}

/** What a rule has found. */
export interface Finding {
  readonly subject: { readonly kind: AlertSubjectKind; readonly key: string; readonly label: string };
  /** Slugs of the networks that it concerns. */
  readonly networks: readonly string[];
  /** First day on which it held; null where that is not known. */
  readonly since: string | null;
  readonly title: Words;
  readonly evidence: readonly Evidence[];
}

/**
 * A rule: what the facts of a day give reason to warn of. Pure, so that each can be tested from what the sources say.
 * @param thresholdMonths limit in months, for a rule that has one
 */
export type Rule = (facts: AlertFacts, today: string, thresholdMonths: number) => readonly Finding[];
