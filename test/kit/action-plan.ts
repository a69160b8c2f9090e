import { expect } from 'vitest';
import { type Changed, change } from './mutate.js';
import type { TestGraph } from './test-graph.js';
import { type GrantOfTest, tokenFor } from './token.js';

/** A measure of a plan, as clients read it. */
export interface PlanMeasure {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly status: string;
  readonly subGoal: string | null;
  readonly strategyPlan: string | null;
  readonly responsible: string | null;
  readonly dueOn: string | null;
  readonly evidenceUrl: string | null;
  readonly carriedFrom: string | null;
  readonly history: readonly {
    readonly title: string;
    readonly status: string;
    readonly evidenceUrl: string | null;
    readonly recordedAt: string;
  }[];
}

/** An action plan, as clients read it. */
export interface Plan {
  readonly network: string;
  readonly year: number;
  readonly status: string;
  readonly version: number;
  readonly amendment: number;
  readonly amendmentReason: string | null;
  readonly comment: string | null;
  readonly approvedAt: string | null;
  readonly demo: boolean;
  readonly measures: readonly PlanMeasure[];
  readonly targets: readonly { readonly subGoal: string; readonly value: number | null; readonly unit: string; readonly version: number }[];
  readonly history: readonly {
    readonly status: string;
    readonly amendment: number;
    readonly reason: string | null;
    readonly comment: string | null;
    readonly recordedAt: string;
  }[];
  readonly approved?: Plan | null;
}

/** What of a measure everybody may read. */
const MEASURE = `{ id version title year subGoal strategyPlan responsible dueOn status evidenceUrl carriedFrom demo
  network { slug } history { recordedAt title subGoal dueOn status responsible evidenceUrl } }`;
const CONTENT = `network year status version amendment amendmentReason comment approvedAt demo measures ${MEASURE}
  targets { subGoal value unit version } history { status amendment reason comment recordedAt }`;
/** A plan, with what was approved. */
const PLAN = `{ ${CONTENT} approved { ${CONTENT} } }`;

/** Which field of the payload a command answers with, and what to select of it. */
const SELECTIONS: Readonly<Record<string, string>> = { Measure: `measure ${MEASURE}`, Target: 'target { subGoal value unit version }' };

/** Those who work on plans in a test graph, by name. */
export function planPeople(graph: TestGraph, people: Readonly<Record<string, readonly GrantOfTest[]>>) {
  /** How somebody asks; with a new token, for the clock moves. */
  const asking = async (who: string | null) => (who === null ? {} : { as: await tokenFor(graph, people[who] ?? [], who) });
  const attempt = async <Result = Plan>(
    owner: string,
    name: string,
    input: object,
    who: string | null,
    language = 'nb',
  ): Promise<Changed<Result>> => {
    const select = SELECTIONS[name.split(' ')[1] ?? ''] ?? `actionPlan ${PLAN}`;
    return change<Result>(graph, { owner, name, select, input, language, ...(await asking(who)) });
  };
  return {
    asking,
    attempt,
    /** Does what must succeed. */
    async done<Result = Plan>(owner: string, name: string, input: object, who: string): Promise<Result> {
      const { result, userErrors, errors } = await attempt<Result>(owner, name, input, who);
      expect({ userErrors, errors }).toEqual({ userErrors: [], errors: undefined });
      return result as Result;
    },
    /** A plan as somebody reads it. */
    async read(network: string, year: number, who: string | null = null, knownAt: string | null = null): Promise<Plan | null> {
      const { data, errors } = await graph.query<{ network: { actionPlan: Plan | null } }>(
        `query($slug: String!, $year: Int!, $knownAt: DateTime) { network(slug: $slug) { actionPlan(year: $year, knownAt: $knownAt) ${PLAN} } }`,
        { slug: network, year, knownAt },
        await asking(who),
      );
      expect(errors).toBeUndefined();
      return data.network.actionPlan;
    },
  };
}
