import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../shared/config.js';
import { addDays, DUE_AFTER_DAYS } from '../../shared/sector/verification/freshness.js';
import { REGISTRY } from '../../shared/sectors.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { startOfDay, today } from '../../shared/subgraph/date.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { filledDatabases } from '../kit/filled-databases.js';
import { runSql } from '../kit/sql.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

interface Freshness {
  readonly stale: boolean;
}
interface Answered {
  readonly network: {
    readonly freshness: Readonly<Record<'staleContacts' | 'contacts' | 'staleAppointments' | 'appointments', number>>;
    readonly nurses: { readonly edges: { readonly node: { freshness: Freshness; appointments: { freshness: Freshness }[] } }[] };
  };
}

let graph: TestGraph;
let location: DatabaseLocation;
beforeAll(async () => {
  const names = subgraphNames(REGISTRY);
  const environment = await filledDatabases(names);
  location = readConfig(environment, names).databaseOf('lovisenberg');
  graph = await startTestGraph(environment);
});
afterAll(() => graph.close());

/** How many of its records are stale, by the rows and by the count of all. */
async function ask() {
  const { data, errors } = await graph.query<Answered>(
    `{ network(slug: "lovisenberg") { freshness { staleContacts contacts staleAppointments appointments }
       nurses(first: 200) { edges { node { freshness { stale } appointments { freshness { stale } } } } } } }`,
  );
  expect(errors).toBeUndefined();
  const rows = data.network.nurses.edges.map(({ node }) => node);
  const stale = (all: readonly { freshness: Freshness }[]) => all.filter(({ freshness }) => freshness.stale).length;
  return { ...data.network.freshness, rows: [stale(rows), stale(rows.flatMap(({ appointments }) => appointments))] };
}

describe('the freshness of a roster', () => {
  it('is by the day in Norway, for its rows and for their count', async () => {
    const record = async (millisecondsLater: number) => {
      for (const [table, days] of [
        ['nurse_version', DUE_AFTER_DAYS.CONTACT],
        ['appointment_version', DUE_AFTER_DAYS.APPOINTMENT],
      ] as const) {
        // In UTC, the day that begins then in Norway is still the one before.
        const freshest = Date.parse(startOfDay(addDays(today(), 1 - days)));
        const recordedAt = new Date(freshest + millisecondsLater).toISOString();
        await runSql(location, `update ${table} set recorded_at = '${recordedAt}' where superseded_at is null`);
      }
    };
    await record(0);
    const fresh = await ask();
    expect(fresh).toMatchObject({ staleContacts: 0, staleAppointments: 0, rows: [0, 0] });
    await record(-1);
    const { contacts, appointments } = fresh;
    expect(contacts).toBeGreaterThan(50);
    expect(await ask()).toMatchObject({ staleContacts: contacts, staleAppointments: appointments, rows: [contacts, appointments] });
  });
});
