import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGISTRY } from '../../shared/sectors.js';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** How `regional` gathers what owners count: one question each, none counted twice, and what is missing is named. */

const SECTORS = REGISTRY.sectors.map(({ slug }) => slug);
const FIGURE =
  '{ group { key } state value numerator denominator flags notes { code subjects } completeness { ownersExpected ownersAnswered } }';
const COVERAGE = `query($by: Breakdown!, $knownAt: DateTime, $asOf: Date) {
  statistics(indicator: "unit-coverage", by: $by, knownAt: $knownAt, asOf: $asOf) {
    rows ${FIGURE} total ${FIGURE} complete sources { sector state dataVersion message } } }`;

interface Figure {
  readonly group: { readonly key: string };
  readonly state: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly flags: readonly string[];
  readonly notes: readonly { readonly code: string; readonly subjects: readonly string[] }[];
  readonly completeness: { readonly ownersExpected: number; readonly ownersAnswered: number } | null;
}
interface Table {
  readonly rows: readonly Figure[];
  readonly total: Figure;
  readonly complete: boolean;
  readonly sources: readonly {
    readonly sector: string;
    readonly state: string;
    readonly dataVersion: string | null;
    readonly message: string | null;
  }[];
}

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph.close());

async function coverage(by: string, rest: Record<string, unknown> = {}): Promise<Table> {
  const { data, errors } = await graph.query<{ statistics: Table }>(COVERAGE, { by, ...rest });
  expect(errors).toBeUndefined();
  return data.statistics;
}
const row = ({ rows }: Table, key: string) => rows.find(({ group }) => group.key === key) as Figure;

/** Which owners counted units or appointments while something was done. */
async function countersDuring(act: () => Promise<unknown>): Promise<string[]> {
  const before = graph.statements.length;
  await act();
  const made = graph.statements.slice(before).filter(({ sql }) => /unit_version|appointment_version/.test(sql));
  return [...new Set(made.map(({ subgraph }) => subgraph))].toSorted();
}

/** Ends an appointment in ous today, so that one unit may lose its cover; gives the unit. */
async function uncoverUnit(): Promise<void> {
  const { data } = await graph.query<{
    units: {
      edges: {
        node: {
          id: string;
          nurses: { id: string; appointments: { id: string; version: number; unit: { id: string }; validTo: string | null }[] }[];
        };
      }[];
    };
  }>(
    `{ units(filter: { network: "ous", covered: true }, first: 60) { edges { node { id nurses { id appointments { id version validTo unit { id } } } } } } }`,
  );
  const unit = data.units.edges.map(({ node }) => node).find(({ nurses }) => nurses.length === 1);
  const appointment = unit?.nurses[0]?.appointments.find((candidate) => candidate.unit.id === unit.id && candidate.validTo === null);
  if (!appointment) throw new Error('no unit of ous with a single open appointment');
  const as = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }], 'uncovers');
  const { userErrors, codes } = await change(graph, {
    ...{ owner: 'ous', name: 'end Appointment', select: 'appointment { id }', as },
    input: { appointmentId: appointment.id, expectedVersion: appointment.version, date: '2026-11-01', reason: 'OTHER' },
  });
  expect(codes).toEqual([]);
  expect(userErrors).toEqual([]);
}

describe('figures that are asked for again', () => {
  it('are counted by no owner whose data have not changed, and at once by one whose have', async () => {
    const before = await coverage('AREA');
    expect(await countersDuring(() => coverage('AREA'))).toEqual([]);
    expect(await coverage('AREA')).toEqual(before);
    const knownAt = new Date().toISOString();
    const networksBefore = await coverage('NETWORK');
    await uncoverUnit();
    let after: Table | null = null;
    expect(
      await countersDuring(async () => {
        after = await coverage('NETWORK');
      }),
    ).toEqual(['ous']);
    expect(row(after as unknown as Table, 'ous').numerator).toBe((row(networksBefore, 'ous').numerator ?? 0) - 1);
    const versionOf = ({ sources }: Table) => sources.find(({ sector }) => sector === 'ous')?.dataVersion;
    expect(versionOf(after as unknown as Table)).not.toBe(versionOf(networksBefore));
    expect(row(await coverage('NETWORK', { knownAt }), 'ous')).toEqual(row(networksBefore, 'ous'));
    expect(row(await coverage('NETWORK', { asOf: '2026-01-15' }), 'ous').numerator).toBe(
      row(await coverage('NETWORK', { asOf: '2026-01-15', knownAt }), 'ous').numerator,
    );
  });

  it('are one question to each owner, however many there are in a request', async () => {
    const tables = ['REGION', 'NETWORK', 'SECTOR', 'AREA', 'SERVICE_TYPE', 'NETWORK_BY_SERVICE_TYPE']
      .flatMap((by) => ['2021-03-04', '2022-03-04'].map((asOf) => ({ by, asOf })))
      .map(({ by, asOf }, i) => `t${i}: statistics(indicator: "unit-coverage", by: ${by}, asOf: "${asOf}") { total { value } }`);
    const before = graph.statements.length;
    const { errors } = await graph.query(`{ ${tables.join(' ')} }`);
    expect(errors).toBeUndefined();
    const versions = graph.statements.slice(before).filter(({ subgraph, sql }) => SECTORS.includes(subgraph) && /"setting"/.test(sql));
    expect(versions.map(({ subgraph }) => subgraph).toSorted()).toEqual(SECTORS.toSorted());
  });
});

describe('while an owner is silent', () => {
  it('its rows are missing, totals say that they lack it, and nothing of it is taken from before', async () => {
    const whole = await coverage('NETWORK');
    const areas = await coverage('AREA');
    await graph.kill('ous');
    const networks = await coverage('NETWORK');
    expect(networks.rows.map(({ group }) => group.key)).toEqual(whole.rows.map(({ group }) => group.key));
    expect(row(networks, 'ous')).toMatchObject({ state: 'MISSING', value: null, numerator: null });
    expect(row(networks, 'ous').notes).toEqual([{ code: 'OWNER_SILENT', subjects: ['ous'] }]);
    for (const slug of ['baerum', 'drammen', 'lovisenberg', 'diakonhjemmet']) expect(row(networks, slug)).toEqual(row(whole, slug));
    expect(networks.complete).toBe(false);
    expect(networks.sources.map(({ sector, state }) => [sector, state === 'OK'])).toEqual(SECTORS.map((slug) => [slug, slug !== 'ous']));
    expect(networks.total).toMatchObject({ state: 'VALUE', completeness: { ownersExpected: 4, ownersAnswered: 3 } });
    expect(networks.total.flags).toContain('INCOMPLETE');
    expect(networks.total.denominator).toBe((whole.total.denominator ?? 0) - (row(whole, 'ous').denominator ?? 0));
    const left = await coverage('AREA');
    expect(row(left, '3301')).toEqual(row(areas, '3301'));
    expect(row(left, '030108')).toMatchObject({ state: 'MISSING', value: null });
    expect(row(left, '030103').flags).toContain('INCOMPLETE');
  });

  it('a rate is of the inhabitants of those that answer', async () => {
    const { data } = await graph.query<{ statistics: Table }>(
      `{ statistics(indicator: "nurses-per-10000", by: REGION, year: 2020) { rows ${FIGURE} total ${FIGURE} complete sources { sector state } } }`,
    );
    const oslo = row(data.statistics, 'oslo');
    expect(oslo).toMatchObject({ state: 'VALUE', completeness: { ownersExpected: 3, ownersAnswered: 2 } });
    expect(oslo.denominator).toBeLessThan(580_284);
    const areas = oslo.notes.find(({ code }) => code === 'DENOMINATOR')?.subjects;
    expect(areas).toEqual(['030101', '030102', '030103', '030104', '030105', '030106', '030107', '030116']);
  });
});
