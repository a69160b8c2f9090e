import { Pool } from 'undici';

const QUERY = `{ statistics(indicator: "unit-coverage", by: AREA) { complete sources { sector state dataVersion }
  rows { group { key } state value numerator denominator interval { low high level method } flags }
  total { numerator denominator } } }`;

/** What of the answer is looked at. */
export interface AnsweredTable {
  readonly complete: boolean;
  readonly sources: readonly { readonly sector: string; readonly state: string }[];
  readonly rows: readonly {
    readonly group: { readonly key: string };
    readonly numerator: number | null;
    readonly denominator: number | null;
  }[];
  readonly total: { readonly numerator: number; readonly denominator: number };
}

const BODY = JSON.stringify({ query: QUERY });
const HEADERS = { 'content-type': 'application/json' };

/** A client that asks the gateway for the coverage of units by area. */
export class StatisticClient {
  private readonly pool: Pool;

  constructor(url: string) {
    this.pool = new Pool(url);
  }

  async ask(): Promise<AnsweredTable> {
    const { body } = await this.pool.request({ path: '/graphql', method: 'POST', headers: HEADERS, body: BODY });
    const { data, errors } = (await body.json()) as { data?: { statistics: AnsweredTable }; errors?: unknown };
    if (!data || errors) throw new Error(JSON.stringify(errors));
    return data.statistics;
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
