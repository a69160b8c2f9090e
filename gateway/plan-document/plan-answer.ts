import type { Words } from './words.js';

type Status = keyof Words['progress'];

/** A piece of the plan, with the language that its text really is in. */
export interface PlanPiece {
  readonly kind: string;
  readonly number: string;
  readonly text: string;
  readonly shownIn: keyof Words['languages'];
}

/** Where a network stands with a sub-goal. */
export interface PlanProgress {
  readonly network: { readonly slug: string; readonly name: string } | null;
  readonly status: Status;
  readonly narrative: string | null;
  readonly authorRole: string | null;
  readonly date: string | null;
  readonly target: number | null;
  readonly targetUnit: 'PERCENT' | 'COUNT' | null;
  readonly trend: keyof Words['trends'];
  readonly source: { readonly sector: string; readonly state: string };
  readonly demo: boolean | null;
}

/** What was measured of a sub-goal in the whole region, by one indicator. */
export interface PlanFigure {
  readonly indicator: { readonly title: string };
  readonly state: 'VALUE' | keyof Words['states'];
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly unit: 'SHARE' | 'PER_10000';
  readonly asOf: string;
  readonly demo: boolean;
}

/** A sub-goal with its progress. */
export interface PlanSubGoal {
  readonly number: string;
  readonly narrativeOnly: string | null;
  readonly total: readonly PlanFigure[];
  readonly summary: readonly { readonly status: Status; readonly networks: number }[];
  readonly progress: readonly PlanProgress[];
}

/** A strategy plan, as the gateway gives it for a document. */
export interface PlanAnswer {
  readonly title: string;
  readonly region: { readonly slug: string };
  readonly period: { readonly from: string; readonly to: string };
  /** All of its words, in the order of the source. */
  readonly items: readonly PlanPiece[];
  readonly source: { readonly title: string };
  readonly documents: readonly { readonly title: string; readonly status: keyof Words['document']; readonly url: string | null }[];
  readonly focusAreas: readonly { readonly number: number; readonly title: string; readonly subGoals: readonly PlanSubGoal[] }[];
}

/** A measure of an action plan. */
export interface PlanMeasure {
  readonly title: string;
  readonly subGoal: string | null;
  readonly status: keyof Words['work'];
  readonly dueOn: string | null;
  readonly responsible: string | null;
  readonly network: { readonly name: string } | null;
}

/** A network's action plan of the year; null if there is none, or its owner does not answer. */
export interface NetworkPlan {
  readonly name: string;
  readonly available: boolean;
  readonly actionPlan: {
    readonly status: keyof Words['plan'];
    readonly amendment: number;
    readonly approvedAt: string | null;
    readonly demo: boolean;
  } | null;
}

/** Everything that the document is made of. */
export interface PlanReport {
  readonly plan: PlanAnswer;
  readonly year: number;
  readonly networks: readonly NetworkPlan[];
  readonly measures: readonly PlanMeasure[];
  /** Names of the data owners that did not answer. */
  readonly silent: readonly string[];
}

/** The question for the plan itself. */
export const PLAN_QUERY = `query PlanDocument($slug: String!, $year: Int!, $locale: Locale!) {
  strategyPlan(slug: $slug) {
    title(locale: $locale) region { slug } period { from to } source { title } documents { title status url }
    items { kind number text(locale: $locale) shownIn(locale: $locale) }
    focusAreas {
      number title(locale: $locale)
      subGoals {
        number narrativeOnly(locale: $locale)
        summary(year: $year) { status networks }
        total(year: $year) { indicator { title(locale: $locale) } state value numerator denominator unit asOf demo }
        progress(year: $year) {
          network { slug name } status narrative authorRole date target targetUnit trend source { sector state } demo
        }
      }
    }
  }
}`;

/** The question for the region's action plans of a year. */
export const NETWORKS_QUERY = `query PlanDocumentNetworks($region: String!, $year: Int!) {
  networks(region: $region) { name available actionPlan(year: $year) { status amendment approvedAt demo } }
}`;

/** The question for a page of measures. */
export const MEASURES_QUERY = `query PlanDocumentMeasures($slug: String!, $year: Int!, $after: String) {
  measures(filter: { plan: $slug, year: $year }, first: 100, after: $after) {
    edges { node { title subGoal status dueOn responsible network { name } } }
    pageInfo { hasNextPage endCursor } sources { sector state }
  }
}`;
