import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../shared/config.js';
import { NurseRole } from '../../shared/sector/roster/roster.vocabulary.js';
import { ServiceType } from '../../shared/sector/unit/unit.vocabulary.js';
import { REGISTRY } from '../../shared/sectors.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { today } from '../../shared/subgraph/date.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { filledDatabases } from '../kit/filled-databases.js';
import { runSql } from '../kit/sql.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { type GrantOfTest, tokenFor } from '../kit/token.js';

/** AN-6: the history of appointments for analysts, against the raw rows of the owners. */

interface Row {
  readonly network: string;
  readonly serviceType: string;
  readonly role: string;
  readonly basis: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly ended: boolean;
  readonly endReason: string | null;
  readonly succeeded: boolean;
  readonly demo: boolean;
}
interface Page {
  readonly totalCount: number;
  readonly complete: boolean;
  readonly sources: readonly { readonly sector: string; readonly state: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
}
interface Raw {
  readonly id: string;
  readonly network: string;
  readonly serviceType: string;
  readonly role: string;
  readonly basis: string;
  readonly from: string;
  readonly to: string | null;
  readonly endReason: string | null;
}

const LIST = `query($filter: AppointmentFilter, $first: Int, $after: String) {
  appointmentRecords(filter: $filter, first: $first, after: $after) { totalCount complete sources { sector state }
    pageInfo { hasNextPage endCursor } edges { cursor node {
      network serviceType role basis from to ended endReason succeeded demo } } } }`;
const NAMES = subgraphNames(REGISTRY);
const SECTORS = REGISTRY.sectors.map(({ slug }) => slug);
const FEWEST = 5;

let graph: TestGraph;
let locationOf: (name: string) => DatabaseLocation;
let analyst: string;
/** Appointments that have begun, with the network and service type of the unit on the last day. */
let raw: Raw[];

beforeAll(async () => {
  const environment = await filledDatabases(NAMES);
  locationOf = readConfig(environment, NAMES).databaseOf;
  graph = await startTestGraph(environment);
  analyst = await tokenOf('analyst', ...SECTORS.map((sector) => ({ role: 'ANALYST', sector })));
  raw = (await Promise.all(SECTORS.map(readRaw))).flat();
});
afterAll(() => graph.close());

const tokenOf = (who: string, ...grants: GrantOfTest[]) => tokenFor(graph, grants, who);

async function readRaw(sector: string): Promise<Raw[]> {
  const [appointments, units] = await Promise.all([
    runSql(
      locationOf(sector),
      `select appointment_id as id, unit_id as unit, role, basis, valid_from as "from", valid_to as "to", end_reason as "endReason"
       from appointment_version where superseded_at is null`,
    ) as Promise<readonly unknown[]> as Promise<(Omit<Raw, 'network' | 'serviceType'> & { unit: string })[]>,
    runSql(
      locationOf(sector),
      'select unit_id as unit, network, service_type as "serviceType", valid_from as "from", valid_to as "to" from unit_version where superseded_at is null',
    ) as Promise<readonly unknown[]> as Promise<{ unit: string; network: string; serviceType: string; from: string; to: string | null }[]>,
  ]);
  const now = today();
  return appointments
    .filter(({ from }) => from <= now)
    .map(({ unit, ...appointment }) => {
      const day = appointment.to !== null && appointment.to <= now ? dayBefore(appointment.to) : now;
      const state = units.find((one) => one.unit === unit && one.from <= day && (one.to === null || one.to > day));
      const { network = '', serviceType = '' } = state ?? {};
      return { ...appointment, network, serviceType };
    });
}

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
const quarterOf = (day: string) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
const lastDayOf = ({ to }: Raw) => (to !== null && to <= today() ? dayBefore(to) : null);

async function ask(variables: object = {}, as: string | null = analyst) {
  const { data, errors } = await graph.query<{ appointmentRecords: Page | null }>(LIST, { ...variables }, as === null ? {} : { as });
  return { page: data?.appointmentRecords ?? null, errors, codes: errors?.map(({ extensions }) => extensions.code) ?? [] };
}

async function page(filter: object | null = null, first = 1_000, after: string | null = null, as = analyst): Promise<Page> {
  const { page: found, errors } = await ask({ filter, first, after }, as);
  expect(errors).toBeUndefined();
  return found ?? expect.fail('no page');
}

async function pages(filter: object | null, first: number): Promise<Page[]> {
  const found: Page[] = [];
  for (let after: string | null = null; ; ) {
    const next: Page = await page(filter, first, after);
    found.push(next);
    if (!next.pageInfo.hasNextPage) return found;
    after = next.pageInfo.endCursor;
  }
}

const rowsOf = (found: readonly Page[]): Row[] => found.flatMap(({ edges }) => edges.map(({ node }) => node));
const count = <Of>(of: readonly Of[], keyOf: (one: Of) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const one of of) counts[keyOf(one)] = (counts[keyOf(one)] ?? 0) + 1;
  return counts;
};

describe('AN-6: the history of appointments', () => {
  it('has a row of every appointment that has begun, with network, service type, role and basis', async () => {
    const found = await pages(null, 1_000);
    const rows = rowsOf(found);
    expect(rows.length).toBe(raw.length);
    expect(found.every(({ totalCount, complete }) => totalCount === raw.length && complete)).toBe(true);
    const keyOf = ({ network, serviceType, role, basis }: Omit<Row, 'from' | 'to'> | Raw) => [network, serviceType, role, basis].join(' ');
    expect(count(rows, keyOf)).toEqual(count(raw, keyOf));
    expect(count(rows, ({ network, ended }) => `${network} ${ended}`)).toEqual(
      count(raw, (one) => `${one.network} ${lastDayOf(one) !== null}`),
    );
    expect(rows.some(({ succeeded }) => succeeded)).toBe(true);
    expect(rows.every(({ demo }) => demo)).toBe(true);
  });

  it('shows quarters and years that at least five share, each no more often than it is true', async () => {
    const rows = rowsOf(await pages(null, 1_000));
    const columns = [
      ['from', ({ from }: Raw) => from],
      ['to', lastDayOf],
    ] as const;
    for (const [column, dayOf] of columns) {
      const shown = count(
        rows.filter((row) => row[column] !== null),
        (row) => `${row.network} ${row.serviceType} ${row[column]}`,
      );
      const began = raw.flatMap((one) => {
        const day = dayOf(one);
        return day === null ? [] : [{ ...one, day }];
      });
      const quarters = count(began, ({ network, serviceType, day }) => `${network} ${serviceType} ${quarterOf(day)}`);
      const years = count(began, ({ network, serviceType, day }) => `${network} ${serviceType} ${day.slice(0, 4)}`);
      expect(Object.keys(shown).filter((key) => key.includes('-Q')).length).toBeGreaterThan(0);
      for (const [cell, number] of Object.entries(shown)) {
        expect(number, cell).toBeGreaterThanOrEqual(FEWEST);
        // All of a quarter that is shown are shown by it; as a year, those whose quarter is not.
        if (cell.includes('-Q')) expect(number, cell).toBe(quarters[cell]);
        else expect(number, cell).toBeLessThanOrEqual(years[cell] ?? 0);
      }
      expect(Object.keys(shown).length).toBeGreaterThan(Object.keys(shown).filter((cell) => cell.includes('-Q')).length);
    }
  });

  it('shows a reason only where nobody can be found by the public columns beside it', async () => {
    const rows = rowsOf(await pages(null, 1_000));
    const crowd = count(rows, ({ endReason: _reason, ...rest }) => JSON.stringify(rest));
    for (const { endReason, ...rest } of rows) {
      if (endReason !== null) expect(crowd[JSON.stringify(rest)]).toBeGreaterThanOrEqual(FEWEST);
      if (!rest.ended) expect([endReason, rest.to, rest.succeeded]).toEqual([null, null, false]);
    }
  });

  it('comes by network, in the same order every time, which is that of no date, id or plain digest of an id', async () => {
    const rows = rowsOf(await pages(null, 1_000));
    expect(rows.map(({ network }) => network)).toEqual(rows.map(({ network }) => network).toSorted());
    expect(rowsOf(await pages(null, 170))).toEqual(rows);
    const ofOne = rows.filter(({ network }) => network === 'drammen');
    const shape = ({ serviceType, role, basis }: Row | Raw) => [serviceType, role, basis].join(' ');
    const digest = (id: string) => createHash('sha256').update(id).digest('hex');
    const known = raw.filter(({ network }) => network === 'drammen');
    for (const keyOf of [
      ({ id }: Raw) => id,
      ({ from, id }: Raw) => `${from} ${id}`,
      ({ to, id }: Raw) => `${to} ${id}`,
      ({ id }: Raw) => digest(id),
      ({ id }: Raw) => digest(`record ${id}`),
    ]) {
      const sorted = known.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map(shape);
      const equal = ofOne.filter((row, i) => shape(row) === sorted[i]).length;
      expect(equal).toBeLessThan(ofOne.length * 0.8);
      expect(ofOne.map(shape)).not.toEqual(sorted);
    }
  });

  it('is narrowed by what rows show, and by nothing that they hide', async () => {
    const all = rowsOf(await pages(null, 1_000));
    const yearOf = (period: string) => Number(period.slice(0, 4));
    const regionOf = (slug: string) => REGISTRY.sectors.find(({ networks }) => networks.some((one) => one.slug === slug))?.region;
    const FILTER = fc.record(
      {
        region: fc.constantFrom('oslo', 'vestre-viken', null),
        network: fc.constantFrom('ous', 'drammen', 'lovisenberg', null),
        serviceType: fc.constantFrom('HOSPITAL', 'HOME_NURSING', 'NURSING_HOME', null),
        role: fc.constantFrom('RESOURCE_NURSE', 'RESOURCE_PERSON', null),
        from: fc.constantFrom(2018, 2020, 2021, null),
        to: fc.constantFrom(2021, 2023, 2024, null),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(FILTER, async (filter) => {
        const expected = all.filter(
          ({ network, serviceType, role, from, to }) =>
            (filter.region == null || regionOf(network) === filter.region) &&
            (filter.network == null || network === filter.network) &&
            (filter.serviceType == null || serviceType === filter.serviceType) &&
            (filter.role == null || role === filter.role) &&
            (filter.to == null || from === null || yearOf(from) <= filter.to) &&
            (filter.from == null || to === null || yearOf(to) >= filter.from),
        );
        expect(rowsOf(await pages(filter, 1_000))).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('gives 100 rows if nothing is said, and a page as large as it is asked for', async () => {
    const { page: found } = await ask();
    expect([found?.edges.length, found?.pageInfo.hasNextPage]).toEqual([100, true]);
    expect((await page(null, 7)).edges).toHaveLength(7);
  });

  it.each([
    [{ filter: { network: 'oslo' } }, 'filter.network'],
    [{ filter: { region: '' } }, 'filter.region'],
    [{ filter: { from: 0 } }, 'filter.from'],
    [{ filter: { to: 99_999 } }, 'filter.to'],
    [{ filter: { from: 2024, to: 2020 } }, 'filter.to'],
    [{ first: 0 }, 'first'],
    [{ first: 1_001 }, 'first'],
    [{ after: 'x' }, 'after'],
  ])('refuses what cannot be: %j', async (variables, argument) => {
    const { errors } = await ask(variables);
    expect(errors?.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([['BAD_USER_INPUT', argument]]);
  });

  it('takes a cursor of the same list only', async () => {
    const { pageInfo } = await page({ region: 'oslo' }, 2);
    expect((await ask({ filter: { region: 'vestre-viken' }, after: pageInfo.endCursor })).codes).toEqual(['BAD_USER_INPUT']);
  });

  it('is for analysts alone, whatever else somebody may be', async () => {
    expect(await ask({}, null)).toMatchObject({ page: null, codes: ['UNAUTHENTICATED'] });
    const [unit] = await runSql(locationOf('vestre-viken'), 'select unit_id as id, nurse_id as nurse from appointment_version');
    const others: GrantOfTest[][] = [
      [],
      [{ role: 'STEERING', sector: 'vestre-viken' }],
      [{ role: 'AUDITOR', sector: 'vestre-viken' }],
      [{ role: 'ADMIN', sector: 'vestre-viken' }],
      [{ role: 'REGION_EDITOR', sector: 'vestre-viken' }],
      [{ role: 'COORDINATOR', sector: 'vestre-viken', network: 'drammen' }],
      [{ role: 'LEADER', sector: 'vestre-viken', unit: String(unit?.id) }],
      [{ role: 'NURSE', sector: 'vestre-viken', nurse: String(unit?.nurse) }],
      [{ role: 'ANALYST', sector: 'regional' }],
    ];
    for (const grants of others)
      expect(await ask({}, await tokenOf('other', ...grants)), JSON.stringify(grants)).toMatchObject({ page: null, codes: ['FORBIDDEN'] });
  });

  it('is of the owners that made her an analyst; the others are named', async () => {
    const ofOne = await tokenOf('analyst of ous', { role: 'ANALYST', sector: 'ous' }, { role: 'STEERING', sector: 'lovisenberg' });
    const found = await page(null, 1_000, null, ofOne);
    expect(new Set(rowsOf([found]).map(({ network }) => network))).toEqual(new Set(['ous']));
    expect(found.totalCount).toBe(raw.filter(({ network }) => network === 'ous').length);
    expect([found.complete, found.sources.map(({ sector, state }) => [sector, state])]).toEqual([
      false,
      SECTORS.map((sector) => [sector, sector === 'ous' ? 'OK' : 'FORBIDDEN']),
    ]);
    expect((await ask({ filter: { network: 'drammen' } }, ofOne)).codes).toEqual(['FORBIDDEN']);
    expect((await page({ network: 'ous' }, 10, null, ofOne)).complete).toBe(true);
  });

  it('stands in the audit of each owner: one line for a network and page, by pseudonym', async () => {
    const linesOf = (sector: string) => runSql(locationOf(sector), 'select * from audit_entry order by sequence');
    const before = new Map(await Promise.all(SECTORS.map(async (sector) => [sector, (await linesOf(sector)).length] as const)));
    await page({ region: 'vestre-viken' }, 1_000);
    const lines = (await linesOf('vestre-viken')).slice(before.get('vestre-viken'));
    expect(lines.map(({ network }) => network).toSorted()).toEqual(['baerum', 'drammen', 'kongsberg', 'ringerike']);
    for (const line of lines)
      expect(line).toMatchObject({ action: 'read', object: null, subject: null, fields: 'Query.appointmentRecords' });
    for (const line of lines) expect(String(line.actor)).toMatch(/^p-/);
    for (const sector of ['ous', 'lovisenberg']) expect((await linesOf(sector)).length).toBe(before.get(sector));
    const auditor = await tokenOf('auditor', { role: 'AUDITOR', sector: 'vestre-viken' });
    const { data, errors } = await graph.query<{ audit: { edges: { node: object }[] }; auditCheck: { whole: boolean | null }[] }>(
      '{ audit(first: 1, filter: { action: "read" }) { edges { node { action network fields subject } } } auditCheck { whole } }',
      {},
      { as: auditor },
    );
    expect(errors).toBeUndefined();
    expect(data.audit.edges[0]?.node).toMatchObject({ action: 'read', subject: null, fields: ['Query.appointmentRecords'] });
    expect(data.auditCheck.map(({ whole }) => whole)).toContain(true);
    expect(data.auditCheck.map(({ whole }) => whole)).not.toContain(false);
  });

  it('stands in the audit also where nothing was found', async () => {
    const kinds = Object.keys(ServiceType).flatMap((serviceType) => Object.keys(NurseRole).map((role) => ({ serviceType, role })));
    const [sector, none] =
      REGISTRY.sectors
        .flatMap(({ slug, networks }) =>
          networks.flatMap(({ slug: network }) => kinds.map((kind) => [slug, { network, ...kind }] as const)),
        )
        .find(([, kind]) => !raw.some((row) => Object.entries(kind).every(([name, value]) => row[name as keyof Raw] === value))) ??
      expect.fail('there are some of every kind');
    const linesOf = () => runSql(locationOf(sector), "select network, fields from audit_entry where action = 'read' order by sequence");
    const before = (await linesOf()).length;
    expect((await page(none)).totalCount).toBe(0);
    expect((await linesOf()).slice(before)).toEqual([{ network: none.network, fields: 'Query.appointmentRecords' }]);
  });

  it('is read and made coarse once for all pages of a request', async () => {
    const one = (i: number) => `a${i}: _appointmentRecords(search: { limit: ${i + 1} }) { total hits { id } }`;
    const before = graph.statements.length;
    const { data, errors } = await graph.askSubgraph<Record<string, { total: number; hits: object[] }>>(
      'ous',
      `{ ${[0, 1, 2].map(one).join(' ')} }`,
      {},
      { as: analyst },
    );
    expect(errors).toBeUndefined();
    expect(Object.values(data).map(({ hits }) => hits.length)).toEqual([1, 2, 3]);
    const made = graph.statements.slice(before).filter(({ sql }) => sql.includes('appointment_version'));
    expect(made).toHaveLength(1);
  });

  it('shows no id, person, unit or day by any field', async () => {
    const { data } = await graph.query<{ __type: { fields: { name: string }[] } }>(
      '{ __type(name: "AppointmentRecord") { fields { name } } }',
    );
    expect(data.__type.fields.map(({ name }) => name).toSorted()).toEqual([
      'basis',
      'demo',
      'endReason',
      'ended',
      'from',
      'network',
      'role',
      'serviceType',
      'succeeded',
      'to',
    ]);
  });

  it('is not read where the audit cannot be written', async () => {
    const rename = (from: string, to: string) => runSql(locationOf('ous'), `alter table ${from} rename to ${to}`);
    await rename('audit_entry', 'audit_gone');
    try {
      const { page: found } = await ask({ filter: { region: 'oslo' } });
      expect(found?.sources.find(({ sector }) => sector === 'ous')?.state).toBe('UNAVAILABLE');
      expect(new Set(found?.edges.map(({ node }) => node.network))).not.toContain('ous');
    } finally {
      await rename('audit_gone', 'audit_entry');
    }
  });

  it('names an owner that is silent, and gives the rows of the others', async () => {
    await graph.kill('lovisenberg');
    const { page: found, errors } = await ask({ filter: { region: 'oslo' }, first: 1_000 });
    expect(errors).toBeUndefined();
    expect(found?.complete).toBe(false);
    expect(found?.sources.filter(({ state }) => state !== 'OK').map(({ sector }) => sector)).toEqual(['lovisenberg']);
    expect(found?.totalCount).toBe(raw.filter(({ network }) => network === 'ous' || network === 'diakonhjemmet').length);
  });
});
