import { request } from 'undici';
import { REGISTRY } from '../../shared/sectors.js';
import { StartError } from '../../shared/subgraph/errors.js';
import {
  MEASURES_QUERY,
  NETWORKS_QUERY,
  type NetworkPlan,
  PLAN_QUERY,
  type PlanAnswer,
  type PlanMeasure,
  type PlanReport,
} from './plan-answer.js';

/** Which plan, of which year, in which language, from which gateway. */
export interface PlanQuestion {
  /** Address of the gateway's `/graphql`. */
  readonly url: string;
  readonly slug: string;
  readonly year: number;
  readonly locale: 'NB' | 'EN';
}

interface MeasurePage {
  readonly edges: readonly { readonly node: PlanMeasure | null }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly sources: readonly { readonly sector: string; readonly state: string }[];
}

/**
 * Asks the gateway for all that the document needs. Data owners that are silent are named in the answer; they do not stop it.
 * @throws StartError if the gateway does not answer, knows no such plan, or refuses the year
 */
export async function askPlan({ url, slug, year, locale }: PlanQuestion): Promise<PlanReport> {
  const { data, errors } = await post<{ strategyPlan: PlanAnswer | null }>(url, { query: PLAN_QUERY, variables: { slug, year, locale } });
  const plan = data?.strategyPlan ?? null;
  if (plan === null && errors?.[0]) throw refused(url, errors[0].message);
  if (plan === null) throw new StartError(`there is no strategy plan ${slug}. The query { strategyPlans { slug } } lists them.`);
  const { networks } = await ask<{ networks: readonly NetworkPlan[] }>(url, NETWORKS_QUERY, { region: plan.region.slug, year });
  const pages: MeasurePage[] = [];
  for (let after: string | null = null; ; ) {
    const page: MeasurePage = (await ask<{ measures: MeasurePage }>(url, MEASURES_QUERY, { slug, year, after })).measures;
    pages.push(page);
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  const progress = plan.focusAreas.flatMap(({ subGoals }) => subGoals.flatMap((subGoal) => subGoal.progress));
  const sources = [...progress.map(({ source }) => source), ...pages.flatMap((page) => page.sources)];
  const silent = new Set(sources.filter(({ state }) => state !== 'OK').map(({ sector }) => sector));
  return {
    plan,
    year,
    networks,
    measures: pages.flatMap(({ edges }) => edges.flatMap(({ node }) => node ?? [])),
    silent: REGISTRY.sectors.filter((sector) => silent.has(sector.slug)).map(({ name }) => name),
  };
}

async function ask<Data>(url: string, query: string, variables: object): Promise<Data> {
  const { data, errors } = await post<Data>(url, { query, variables });
  // A silent owner leaves holes in the data, which the document names; anything else is a refusal.
  const refusal = errors?.find(({ extensions }) => extensions?.sector === undefined);
  if (refusal || data == null) throw refused(url, refusal?.message ?? 'It sent no data.');
  return data;
}

const refused = (url: string, why: string) => new StartError(`the gateway at ${url} gave no plan: ${why}`);

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly sector?: string } }[];
}

async function post<Data>(url: string, body: object): Promise<Answer<Data>> {
  try {
    const response = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.body.json()) as Answer<Data>;
  } catch (error) {
    throw new StartError(
      `no gateway answers at ${url} (${(error as Error).message}). Start it with \`npm start\`, or name another with --url.`,
    );
  }
}
