/** Values that an argument may be given, by its name; the awkward ones are added by whoever draws. */
export type Samples = Readonly<Record<string, readonly unknown[]>>;

/** What is asked of a graph to know the ids, slugs and codes that are in it. */
const QUESTION = `{
  networks { id slug name }
  regions { slug }
  sectors { slug }
  bodies { slug }
  strategyPlans { slug }
  indicators { id }
  areas { code }
  agreements { parties }
  nurses(first: 8) { edges { node { id name } } }
  units(first: 8) { edges { node { id name } } }
  events(first: 4) { edges { node { id topics } } }
  measures(first: 4) { edges { node { id } } }
}`;

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Collects real values of a graph's rows. */
export async function collectSamples(ask: (query: string) => Promise<unknown>): Promise<Samples> {
  const data = (await ask(QUESTION)) as Readonly<Record<string, Rows | { readonly edges: readonly { readonly node: Rows[number] }[] }>>;
  const of = (name: string, key: string): unknown[] => {
    const found = data[name];
    if (!found) throw new Error(`the graph has no ${name}`);
    const rows: Rows = 'edges' in found ? found.edges.map(({ node }) => node) : found;
    return [...new Set(rows.flatMap((row) => row[key]))].filter((value) => typeof value === 'string');
  };
  const firstWords = (names: unknown[]) => names.map((name) => String(name).split(' ')[0]);
  return {
    id: ['networks', 'nurses', 'units', 'events', 'measures'].flatMap((name) => of(name, 'id')),
    nurse: of('nurses', 'id'),
    person: of('nurses', 'id'),
    slug: of('networks', 'slug'),
    'body.slug': of('bodies', 'slug'),
    'strategyPlan.slug': of('strategyPlans', 'slug'),
    'indicator.id': of('indicators', 'id'),
    indicator: of('indicators', 'id'),
    party: of('agreements', 'parties'),
    plan: of('strategyPlans', 'slug'),
    network: of('networks', 'slug'),
    region: of('regions', 'slug'),
    sector: of('sectors', 'slug'),
    area: of('areas', 'code'),
    code: of('areas', 'code'),
    topic: of('events', 'topics'),
    text: [...firstWords(of('nurses', 'name')), ...firstWords(of('units', 'name')), 'Drammen', 'sykehjem'],
    place: ['Drammen', 'Grünerløkka', 'Asker', 'Kongsberg'],
    subGoal: ['2.5', '1.1', '3.2'],
    year: [2019, 2021, 2023, 2024, 2025],
    version: [1, 2],
    first: [1, 2, 3],
    limits: [80, 95, 99.8],
    Date: ['2018-06-01', '2020-01-01', '2022-12-31', '2024-02-29', '2026-01-01'],
    DateTime: ['2024-01-01T00:00:00.000Z', '2026-06-30T12:00:00.000Z', '2030-01-01T00:00:00.000Z'],
    'Int.from': [2019, 2021],
    'Int.to': [2023, 2025],
    'series.from': ['2018-01-01', '2020-01-01'],
    'series.to': ['2022-01-01', '2025-01-01'],
  };
}
