import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../shared/config.js';
import { REGISTRY } from '../../shared/sectors.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { type Fixture, makeFixture } from '../kit/access-fixture.js';
import type { ViewerName } from '../kit/access-viewers.js';
import { filledDatabases } from '../kit/filled-databases.js';
import { change } from '../kit/mutate.js';
import { makeRemainingChanges } from '../kit/remaining-changes.js';
import { contentsOf, runSql, type SqlRow } from '../kit/sql.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** NU-2: a nurse sees who has looked at or changed her data, and gets all that is held about her. */

const NAMES = subgraphNames(REGISTRY);
let graph: TestGraph;
let fixture: Fixture;
let location: DatabaseLocation;

interface Entry {
  readonly sequence: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string | null;
  readonly fields: readonly string[];
}
interface Answered {
  readonly node: { readonly ownData: string | null; readonly accessLog: readonly Entry[] | null };
}

beforeAll(async () => {
  const environment = await filledDatabases(NAMES);
  location = readConfig(environment, NAMES).databaseOf('vestre-viken');
  graph = await startTestGraph(environment);
  fixture = await makeFixture(graph);
  await makeRemainingChanges(graph, fixture);
  const input = { subject: 'hpr:7654321', role: 'NURSE', nurseId: fixture.nurse };
  const { as = '' } = fixture.asking.admin;
  const granted = await change(graph, { owner: 'vestre-viken', name: 'grant Role', select: 'roleGrant { id }', input, as });
  expect(granted.userErrors).toEqual([]);
});
afterAll(() => graph.close());

const ask = (who: ViewerName, id = fixture.nurse, first = 200) =>
  graph.query<Answered>(
    `{ node(id: "${id}") { ... on Nurse { ownData accessLog(first: ${first}) { sequence actor action subject fields } } } }`,
    {},
    fixture.asking[who],
  );

describe('her data and the log of who looked at them', () => {
  it('are for herself alone', async () => {
    for (const who of Object.keys(fixture.asking) as ViewerName[]) {
      const { data, errors } = await ask(who);
      if (who === 'nurse') {
        expect(errors).toBeUndefined();
        continue;
      }
      expect(data.node, who).toEqual({ ownData: null, accessLog: null });
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    }
  });
});

describe('the log', () => {
  it('has every line about her, newest first, and none about others', async () => {
    const leader = fixture.asking.leader;
    await graph.query(`{ node(id: "${fixture.nurse}") { ... on Nurse { competence { level } } } }`, {}, leader);
    const { data } = await ask('nurse');
    const log = data.node.accessLog ?? [];
    const [{ pseudonym } = {}] = await runSql(location, `select pseudonym from pseudonym where subject = '${fixture.nurse}'`);
    const lines = await runSql(location, `select sequence from audit_entry where subject = '${pseudonym}' order by sequence desc`);
    expect(log.map(({ sequence }) => sequence)).toEqual(lines.map(({ sequence }) => sequence));
    expect(log.length).toBeGreaterThan(15);
    expect(log[0]).toMatchObject({ action: 'read', subject: pseudonym });
    expect(log[0]?.fields).toContain('VestreVikenNurse.competence');
    expect(new Set(log.map(({ subject }) => subject))).toEqual(new Set([pseudonym]));
    expect((await ask('nurse', fixture.nurse, 3)).data.node.accessLog).toEqual(log.slice(0, 3));
  });

  it('is empty for one whom nobody looked at, and her data are there all the same', async () => {
    const { data } = await ask('nurse-elsewhere', fixture.nurseElsewhere);
    expect(data.node.accessLog).toEqual([]);
    expect(JSON.parse(data.node.ownData ?? '')).toMatchObject({ nurseVersion: [{ nurseId: fixture.nurseElsewhere }] });
  });
});

/** Tables in which a person cannot be found by what is hers, with the reason why they do not belong into her data. */
const EXEMPT: Readonly<Record<string, string>> = {
  nurse: 'her id alone, which is in nurse_version',
  appointment: 'ids alone, which are in appointment_version',
  search_variant: 'words of all names, without whose they are',
};

/** Columns that may hold an id of hers in rows about others. */
const ABOUT_OTHERS: Readonly<Record<string, string>> = {
  'appointment_version.successor_id': 'the appointment is of the colleague whom she succeeded',
  'receipt.object_id': 'what a colleague did is in the audit; her receipt for it is the colleague’s',
};

describe('her own data', () => {
  const columnOf = (name: string) => name.replaceAll(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase());

  it('are valid JSON of all rows of all tables that name her, of superseded states too, and no others', async () => {
    const { data } = await ask('nurse');
    const own = JSON.parse(data.node.ownData ?? '') as Record<string, readonly Record<string, unknown>[]> & {
      sector: string;
      person: string;
    };
    expect(own).toMatchObject({ sector: 'vestre-viken', person: fixture.nurse });
    const contents = await contentsOf(location);
    const ofHer = (row: SqlRow) => row.nurse_id === fixture.nurse;
    const states = (contents.nurse_version ?? []).filter(ofHer);
    expect(states.length).toBeGreaterThan(3);
    const appointments = (contents.appointment_version ?? []).filter(ofHer).map(({ appointment_id }) => appointment_id);
    const requests = (contents.request_version ?? []).filter(ofHer).map(({ request_id }) => request_id);
    const [{ pseudonym } = {}] = (contents.pseudonym ?? []).filter(({ subject }) => subject === fixture.nurse);
    const herself = (contents.receipt ?? []).filter(({ operation }) => operation === 'setVestreVikenVisibility').map(({ actor }) => actor);
    expect(herself).toHaveLength(1);
    const names = states.flatMap(({ name, email, phone }) => [name, email, phone]).filter((value) => value !== null);
    const hers = new Set<unknown>([fixture.nurse, ...appointments, ...requests, pseudonym, ...herself, ...names]);
    let found = 0;
    for (const [table, rows] of Object.entries(contents)) {
      if (table in EXEMPT) continue;
      const given = new Set(own[columnOf(table)]?.map((row) => idOf(row)));
      for (const row of rows) {
        if (!Object.entries(row).some(([column, value]) => hers.has(value) && !(`${table}.${column}` in ABOUT_OTHERS))) continue;
        found += 1;
        const camel = Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value]));
        expect(given.has(idOf(camel)), `${table} ${JSON.stringify(row)}`).toBe(true);
      }
    }
    expect(found).toBeGreaterThan(60);
    for (const [table, rows] of Object.entries(own))
      if (Array.isArray(rows))
        for (const row of rows as Record<string, unknown>[])
          expect(Object.values(row).some((value) => hers.has(value)) || 'subject' in row, `${table} ${JSON.stringify(row)}`).toBe(true);
    expect(data.node.ownData).not.toContain('hpr:1234567');
  });

  const idOf = (row: Record<string, unknown>) =>
    String(row.version ?? row.sequence ?? row.id ?? (row.key === undefined ? row.subject : `${row.actor} ${row.key}`));
});
