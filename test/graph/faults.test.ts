import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { REGISTRY } from '../../shared/sectors.js';
import { hasExactRows } from '../kit/executor.js';
import type { Fault, FaultProxy } from '../kit/fault-proxy.js';
import { type FaultyGraph, startFaultyGraph } from '../kit/faulty-graph.js';
import { onPostgres } from '../kit/test-database.js';
import type { AnswerError } from '../kit/test-graph.js';

/** Every line of the graph fails in every way, one after the other: what the others own is there, in time, and the rest is named. */

const DEADLINES = { gateway: 1_000, regional: 700 };
/** Longer than both together, with time for a busy machine; far below the deadline of a whole request. */
const IN_TIME_MS = 6_000;

const CODES = {
  REFUSE: 'UNAVAILABLE',
  RESET: 'UNAVAILABLE',
  HANG: 'TIMEOUT',
  DRIP: 'TIMEOUT',
  GARBAGE: 'BAD_RESPONSE',
  OVERSIZE: 'BAD_RESPONSE',
  WRONG_TYPE: 'BAD_RESPONSE',
  HALF: 'UNAVAILABLE',
} as const satisfies Partial<Record<Fault, string>>;
const FAULTS = Object.keys(CODES) as (keyof typeof CODES)[];
const SECTORS = REGISTRY.sectors.map(({ slug }) => slug);

interface Network {
  readonly id: string;
  readonly slug: string;
  readonly nurseCount: number | null;
}
interface Nurse {
  readonly id: string;
  readonly name: string | null;
  readonly role: string;
}
interface Data {
  readonly networks: readonly Network[];
  readonly nurses: {
    readonly complete: boolean;
    readonly sources: readonly { readonly sector: string; readonly state: string }[];
    readonly edges: readonly { readonly node: Nurse | null }[];
  };
}
interface Answer {
  readonly data: Data;
  readonly errors?: readonly AnswerError[];
}

const QUERY = `{
  networks { id slug name region { name } nurseCount }
  nurses(first: 30) { complete sources { sector state } edges { node { id name role } } }
}`;

const ownerOf = (id: string) => id.slice(0, id.indexOf(':'));

// A line and what it does to HTTP: nothing of it depends on the database.
describe.skipIf(onPostgres)('a line that fails', () => {
  let graph: FaultyGraph;
  let healthy: Data;

  beforeAll(async () => {
    graph = await startFaultyGraph(DEADLINES);
    healthy = await untilHealthy();
    const owners = new Set(healthy.nurses.edges.map(({ node }) => ownerOf(node?.id ?? '')));
    expect(owners).toEqual(new Set(SECTORS));
  });
  afterAll(() => graph.close());
  afterEach(() => Promise.all([...graph.ofGateway.values(), ...graph.ofRegional.values()].map((line) => line.set('PASS'))));

  async function ask(query = QUERY): Promise<Answer> {
    const before = performance.now();
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    expect(performance.now() - before).toBeLessThan(IN_TIME_MS);
    const { data, errors } = JSON.parse(text) as Answer;
    const shown = JSON.stringify(errors ?? [], (key, value) => (key === 'requestId' ? undefined : value));
    expect(shown).not.toMatch(/ECONN|UND_ERR|HPE_|127\.0\.0\.1|localhost|http|socket|\bat \//i);
    for (const port of graph.ports) expect(shown).not.toContain(port);
    return errors ? { data, errors } : { data };
  }

  /** The whole answer, as soon as there is one again. */
  function untilHealthy(): Promise<Data> {
    return vi.waitFor(
      async () => {
        const { data, errors } = await ask();
        expect(errors).toBeUndefined();
        expect(data.nurses.complete).toBe(true);
        return data;
      },
      { timeout: 15_000, interval: 100 },
    );
  }

  const lineOf = (lines: ReadonlyMap<string, FaultProxy>, name: string): FaultProxy => {
    const line = lines.get(name);
    if (!line) throw new Error(`there is no line to ${name}`);
    return line;
  };

  const codesOf = (errors: readonly AnswerError[] = []) =>
    [...new Set(errors.map(({ extensions: { sector, code } }) => `${sector} ${code}`))].toSorted();

  /** What errors name: rows by their place, or by their ids where the executor does not know the place. */
  const rowsOf = (field: string, errors: readonly AnswerError[] = []) =>
    errors
      .filter(({ path }) => path?.[0] === field)
      .flatMap(({ path, extensions }) =>
        hasExactRows ? path?.slice(0, field === 'nurses' ? 4 : 2).join('.') : (extensions.ids as string[]),
      )
      .toSorted();

  /** Places of rows, as {@link rowsOf} has them. */
  const named = (rows: readonly { readonly place: string; readonly id: string }[]) =>
    rows.map(({ place, id }) => (hasExactRows ? place : id)).toSorted();

  describe('between the gateway and a sector', () => {
    const networkRows = () => healthy.networks.map((row, index) => ({ row, id: row.id, place: `networks.${index}` }));
    const nurseRows = () =>
      healthy.nurses.edges.map(({ node }, index) => ({ row: node, id: node?.id ?? '', place: `nurses.edges.${index}.node` }));

    function expectOnlyItsRowsLost({ data, errors }: Answer, sector: string, code: string): void {
      expect(codesOf(errors)).toEqual([`${sector} SECTOR_${code}`]);
      expect(data.networks).toEqual(healthy.networks.map((row) => (ownerOf(row.id) === sector ? { ...row, nurseCount: null } : row)));
      expect(data.nurses).toEqual({
        ...healthy.nurses,
        edges: healthy.nurses.edges.map((edge) => (ownerOf(edge.node?.id ?? '') === sector ? { node: null } : edge)),
      });
      const isLost = ({ id }: { readonly id: string }) => ownerOf(id) === sector;
      expect(rowsOf('networks', errors)).toEqual(named(networkRows().filter(isLost)));
      expect(rowsOf('nurses', errors)).toEqual(named(nurseRows().filter(isLost)));
    }

    it.each(FAULTS)('(%s) costs its rows, and no other ones', async (fault) => {
      for (const sector of SECTORS) {
        const line = lineOf(graph.ofGateway, sector);
        await line.set(fault);
        expectOnlyItsRowsLost(await ask(), sector, CODES[fault]);
        await line.set('PASS');
        expect(await untilHealthy()).toEqual(healthy);
      }
    });

    it('every second time costs its rows or nothing', async () => {
      for (const sector of SECTORS) {
        await lineOf(graph.ofGateway, sector).set('FLAP');
        const answers = [];
        for (let time = 0; time < 5; time++) answers.push(await ask());
        for (const { data, errors } of answers) {
          expect(codesOf(errors).every((code) => code === `${sector} SECTOR_UNAVAILABLE`)).toBe(true);
          for (const [index, row] of data.networks.entries())
            expect(ownerOf(row.id) === sector ? { ...healthy.networks[index], nurseCount: row.nurseCount } : row).toEqual(
              ownerOf(row.id) === sector ? row : healthy.networks[index],
            );
        }
        // A second attempt mends what one reset broke.
        expect(answers.some(({ errors }) => errors === undefined)).toBe(true);
        await lineOf(graph.ofGateway, sector).set('PASS');
      }
      expect(await untilHealthy()).toEqual(healthy);
    });

    it('for long is asked no more, costs no time then, and is back within seconds of its mending', async () => {
      const line = lineOf(graph.ofGateway, 'ous');
      await line.set('HANG');
      for (let time = 0; time < 3; time++) await ask();
      const asked = line.requests.length;
      const before = performance.now();
      for (let time = 0; time < 8; time++) {
        const answer = await ask();
        const [code = ''] = codesOf(answer.errors);
        expect(['ous SECTOR_UNAVAILABLE', 'ous SECTOR_TIMEOUT']).toContain(code);
        expect(answer.data.networks.map(({ nurseCount }) => nurseCount === null)).toEqual(
          healthy.networks.map(({ id }) => ownerOf(id) === 'ous'),
        );
      }
      // Two fetches an answer; at most one a second goes through to see whether it is back.
      expect(line.requests.length - asked).toBeLessThanOrEqual(1 + Math.ceil((performance.now() - before) / 1_000));
      await line.set('PASS');
      expect(await untilHealthy()).toEqual(healthy);
    });
  });

  describe('between `regional` and a sector', () => {
    it.each(FAULTS)('(%s) costs its rows, and no other ones', async (fault) => {
      for (const sector of SECTORS) {
        const line = lineOf(graph.ofRegional, sector);
        await line.set(fault);
        const { data, errors } = await ask();
        expect(errors).toBeUndefined();
        expect(data.networks).toEqual(healthy.networks);
        const { complete, sources, edges } = data.nurses;
        expect(complete).toBe(false);
        const state = CODES[fault] === 'TIMEOUT' ? 'TIMEOUT' : 'UNAVAILABLE';
        expect(sources).toEqual(healthy.nurses.sources.map((source) => (source.sector === sector ? { sector, state } : source)));
        const others = healthy.nurses.edges.filter(({ node }) => ownerOf(node?.id ?? '') !== sector);
        expect(edges.slice(0, others.length)).toEqual(others);
        expect(edges.every(({ node }) => node !== null && ownerOf(node.id) !== sector)).toBe(true);
        await line.set('PASS');
        expect(await untilHealthy()).toEqual(healthy);
      }
    });
  });

  describe('between the gateway and `regional`', () => {
    it.each(FAULTS)('(%s) is said, in time', async (fault) => {
      const line = lineOf(graph.ofGateway, 'regional');
      await line.set(fault);
      const { errors } = await ask();
      expect(codesOf(errors)).toEqual([`regional REGIONAL_${CODES[fault]}`]);
      await line.set('PASS');
      expect(await untilHealthy()).toEqual(healthy);
    });
  });

  describe('while something is changed', () => {
    const CHANGE = `mutation { withdrawOusRequest(input: { idempotencyKey: "a", requestId: "ous:request:1", expectedVersion: 1 }) { userErrors { code } } }`;
    const changesAt = (line: FaultProxy) => line.requests.filter((request) => request.includes('"mutation')).length;

    it.each([...FAULTS, 'ANSWER_LOST'] as const)('(%s): the change is sent once at most', async (fault) => {
      const line = lineOf(graph.ofGateway, 'ous');
      await line.set(fault);
      const before = changesAt(line);
      const { errors } = await ask(CHANGE);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual([
        `SECTOR_${fault === 'ANSWER_LOST' ? 'UNAVAILABLE' : CODES[fault]}`,
      ]);
      expect(changesAt(line) - before).toBe(fault === 'REFUSE' ? 0 : 1);
      await line.set('PASS');
      await untilHealthy();
      expect(changesAt(line) - before).toBe(fault === 'REFUSE' ? 0 : 1);
    });
  });
});
