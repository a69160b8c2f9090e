import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { describe, expect, it, vi } from 'vitest';
import { HOP_HEADER } from '../shared/subgraph/hop.js';
import { type Environment, GATEWAY, type Program, SUBGRAPH, startedPrograms } from './kit/programs.js';

const HOP_SECRET = 'a-secret-of-this-test-of-32-and-more-characters';
/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9';
/** Errors of a request that never reached a server. */
const NOT_TAKEN = new Set(['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT']);

const { run, emptyGraph } = startedPrograms();

/** Asks over and over, each time something else, so that nothing is shared or kept; counts what comes of it. */
function load(clients: number, ask: (year: number) => Promise<string>) {
  const outcomes = new Map<string, number>();
  let isOver = false;
  let asked = 0;
  const client = async () => {
    while (!isOver) {
      const outcome = await ask(1_000 + (asked++ % 8_000)).catch((error: { code?: string; cause?: { code?: string } }) =>
        String(error.code ?? error.cause?.code ?? error),
      );
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (outcome !== 'ok') await sleep(10);
    }
  };
  const running = Array.from({ length: clients }, client);
  return {
    of: (outcome: string) => outcomes.get(outcome) ?? 0,
    stop: async () => {
      isOver = true;
      await Promise.all(running);
      return [...outcomes.keys()];
    },
  };
}

interface Answer {
  readonly data?: { readonly network: { readonly slug: string; readonly nurseCount: number | null } };
  readonly errors?: readonly { readonly extensions: { readonly code: string; readonly sector?: string } }[];
}

/** `ok`, the code of an error that names the owner beside what others have answered, or all of the answer. */
function outcomeOf(status: number, { data, errors = [] }: Answer): string {
  if (status === 200 && errors.length === 0 && data?.network.nurseCount === 0) return 'ok';
  const [error] = errors;
  const isNamed = status === 200 && errors.length === 1 && error?.extensions.sector === 'ous' && data?.network.slug === 'ous';
  return isNamed ? error.extensions.code : JSON.stringify({ status, data, errors });
}

describe.skipIf(process.platform === 'win32')('SIGTERM under load of a subgraph', { timeout: 90_000 }, () => {
  const folder: Environment = { ...emptyGraph(), HOP_SECRET, LOG_LEVEL: 'silent' };

  it('leaves no request unanswered that it has taken', async () => {
    const ous = run(SUBGRAPH, folder, 'ous');
    const pool = new Pool(await ous.url, { connections: 16 });
    const clients = load(16, async (year) => {
      const query = `{ _entities(representations: [{ __typename: "OusNetwork", id: "ous:network:ous", moment: "" }]) { ... on OusNetwork { nurseCount(asOf: "${year}-01-01") } } }`;
      const headers = { 'content-type': 'application/json', [HOP_HEADER]: HOP_SECRET };
      const { statusCode, body } = await pool.request({ method: 'POST', path: '/graphql', headers, body: JSON.stringify({ query }) });
      const text = await body.text();
      return statusCode === 200 && text.includes('"nurseCount":0') ? 'ok' : text;
    });
    await vi.waitFor(() => expect(clients.of('ok')).toBeGreaterThan(50), 20_000);
    expect((await ous.kill('SIGTERM')).code).toBe(0);
    const outcomes = await clients.stop();
    await pool.destroy();
    expect(outcomes.filter((outcome) => outcome !== 'ok' && !NOT_TAKEN.has(outcome))).toEqual([]);
  });

  it('behind a gateway: what is asked while it is away names it, and nothing is left of that when it is back', async () => {
    const ous = run(SUBGRAPH, folder, 'ous');
    const port = new URL(await ous.url).port;
    const others = { OUS_URL: await ous.url, LOVISENBERG_URL: NOWHERE, DIAKONHJEMMET_URL: NOWHERE, VESTRE_VIKEN_URL: NOWHERE };
    const regional = run(SUBGRAPH, { ...folder, ...others, WEBHOOK_INTERVAL_MS: '0' }, 'regional');
    const urls = { ...others, REGIONAL_URL: await regional.url };
    const gateway = run(GATEWAY, { ...folder, ...urls, CACHE: 'off', CIRCUIT_OPEN_MS: '100' });
    const pool = new Pool(await gateway.url, { connections: 16 });
    const clients = load(16, async (year) => {
      const query = `query ($asOf: Date) { network(slug: "ous") { slug nurseCount(asOf: $asOf) } }`;
      const asked = JSON.stringify({ query, variables: { asOf: `${year}-01-01` } });
      const headers = { 'content-type': 'application/json' };
      const { statusCode, body } = await pool.request({ method: 'POST', path: '/graphql', headers, body: asked });
      return outcomeOf(statusCode, (await body.json()) as Answer);
    });
    await vi.waitFor(() => expect(clients.of('ok')).toBeGreaterThan(50), 20_000);
    expect((await ous.kill('SIGTERM')).code).toBe(0);
    await vi.waitFor(() => expect(clients.of('SECTOR_UNAVAILABLE')).toBeGreaterThan(5), 20_000);
    const again: Program = run(SUBGRAPH, { ...folder, PORT: port }, 'ous');
    await again.url;
    const before = clients.of('ok');
    await vi.waitFor(() => expect(clients.of('ok')).toBeGreaterThan(before + 50), 20_000);
    expect((await clients.stop()).toSorted()).toEqual(['SECTOR_UNAVAILABLE', 'ok']);
    await pool.destroy();
  });
});
