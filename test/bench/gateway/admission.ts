import { setTimeout as wait } from 'node:timers/promises';
import { request } from 'undici';
import { median } from '../measure.js';
import { BOMBS, type Bomb } from './bombs.js';
import { bodyOf, type DemoWorkload } from './demo-workload.js';
import { drive } from './load.js';
import { MeasuredProcess } from './measured-process.js';
import { type Finding, table } from './report.js';

/** What came of a bomb, sent several times. */
interface Refusal {
  readonly bomb: Bomb;
  readonly ms: readonly number[];
  /** Longest hold-ups of the event loop, milliseconds. */
  readonly delays: readonly number[];
  /** Status and code; null if it was answered, or without a status that says so. */
  readonly code: string | null;
}

const LIMIT_MS = 20;
/** For the watch of the event loop to begin, and to see the end of the last hold-up. */
const SETTLE_MS = 5;

/** Sends every bomb to our gateway, over the real supergraph: all must be refused, at once and with nobody held up. */
export async function measureAdmission({ settings, queries }: DemoWorkload, repeats: number): Promise<Finding> {
  const gateway = await MeasuredProcess.start('start-ours', settings);
  const [first = ''] = queries;
  // A gateway that has answered before: what is measured is no start.
  await drive({ url: gateway.url, concurrency: 4, until: { count: 200 }, body: () => bodyOf(first) });
  const refusals: Refusal[] = [];
  for (const bomb of BOMBS) refusals.push(await throwBomb(gateway, bomb, repeats));
  await gateway.stop();

  const rows = refusals.map(({ bomb, ms, delays, code }) => [
    bomb.title,
    String(Buffer.byteLength(bomb.body)),
    ...[median(ms), Math.max(...ms), median(delays), Math.max(...delays)].map((value) => value.toFixed(1)),
    code ?? '**not refused**',
  ]);
  const head = ['', 'bytes', 'median: ms', 'longest: ms', 'hold-up, median: ms', 'longest: ms', 'refused with'];
  const worst = (of: (refusal: Refusal) => readonly number[]) => Math.max(...refusals.map((refusal) => median(of(refusal))));
  return {
    text: `Each sent ${repeats} times, alone. Hold-ups are those of the main event loop; the timer's own millisecond is in them.\n\n${table(head, rows)}`,
    promises: [
      { what: 'bombs that were not refused with 4xx', figure: refusals.filter(({ code }) => code === null).length, limit: 0, unit: '' },
      { what: 'slowest refusal, median', figure: worst(({ ms }) => ms), limit: LIMIT_MS, unit: ' ms' },
      { what: 'longest hold-up by a refusal, median', figure: worst(({ delays }) => delays), limit: LIMIT_MS, unit: ' ms' },
    ],
  };
}

async function throwBomb(gateway: MeasuredProcess, bomb: Bomb, repeats: number): Promise<Refusal> {
  const ms: number[] = [];
  const delays: number[] = [];
  let code: string | null = null;
  for (let turn = 0; turn < repeats; turn++) {
    await gateway.watch();
    await wait(SETTLE_MS);
    const started = performance.now();
    code = await send(`${gateway.url}/graphql`, bomb.body);
    ms.push(performance.now() - started);
    await wait(SETTLE_MS);
    delays.push((await gateway.usage()).delayMs);
  }
  return { bomb, ms, delays, code };
}

/** @returns status and code of the refusal; null if there is none */
async function send(url: string, body: string): Promise<string | null> {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  const answer = await request(url, { method: 'POST', headers, body, headersTimeout: 60_000 });
  const { data, errors } = (await answer.body.json()) as { data?: unknown; errors?: { extensions?: { code?: string } }[] };
  const isRefused = !data && answer.statusCode >= 400 && answer.statusCode < 500;
  return isRefused ? `${answer.statusCode} ${errors?.[0]?.extensions?.code ?? 'without a code'}` : null;
}
