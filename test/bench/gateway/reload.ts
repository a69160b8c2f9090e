import { request } from 'undici';
import type { ReloadOutcome } from '../../../gateway/generations/reload-outcome.js';
import { median } from '../measure.js';
import { bodyOf, type DemoWorkload } from './demo-workload.js';
import { drive } from './load.js';
import { MeasuredProcess } from './measured-process.js';
import { type Finding, table } from './report.js';

const LIMIT_MS = 50;
const MB = 1e6;
/** Reloads before the heap is read first: then caches have filled. */
const FIRST = 5;

/** What reloads cost those who ask meanwhile: the committed supergraph, served again and again, with the real operations under way. */
export async function measureReload({ settings, queries }: DemoWorkload, reloads: number): Promise<Finding> {
  const gateway = await MeasuredProcess.start('start-reloading', settings);
  const [url = '', reload = ''] = [gateway.urls.ours, gateway.urls.reload];
  const body = (turn: number) => bodyOf(queries[turn % queries.length] ?? '');
  const load = (ms: number) => drive({ url, concurrency: 2, until: { ms }, body });
  await load(5_000);

  const calm: number[] = [];
  const held: number[] = [];
  const lasted: number[] = [];
  let requests = 0;
  let before = 0;
  for (let turn = 0; turn < FIRST + reloads; turn++) {
    if (turn === FIRST) before = (await gateway.collect()).heapBytes;
    await gateway.watch();
    requests += (await load(1_000)).latencies.length;
    calm.push((await gateway.usage()).delayMs);
    await gateway.watch();
    let isOver = false;
    const reloading = reloadOnce(reload).finally(() => {
      isOver = true;
    });
    while (!isOver) await load(250);
    const outcome = await reloading;
    held.push((await gateway.usage()).delayMs);
    lasted.push(outcome.milliseconds);
    if (outcome.outcome !== 'swapped') throw new Error(`a reload was ${outcome.outcome}: ${outcome.reasons.join('; ')}`);
  }
  const after = (await gateway.collect()).heapBytes;
  await gateway.stop();

  const cells = (delays: readonly number[]) => [median(delays), Math.max(...delays)].map((ms) => ms.toFixed(1));
  const rows = [
    ['without a reload', ...cells(calm), '', '', ''],
    ['with one', ...cells(held), median(lasted).toFixed(0), ...[before, after].map((bytes) => (bytes / MB).toFixed(1))],
  ];
  const head = [
    '',
    'longest hold-up, median: ms',
    'of all: ms',
    'a reload, median: ms',
    `heap after ${FIRST}: MB`,
    `after ${FIRST + reloads}: MB`,
  ];
  const what = `The operations of \`gateway/operations/\` go on, 2 at once (${requests} in the seconds without a reload; any that fails ends the measurement). Hold-ups are those of the main event loop in one second of load, or in one reload.`;
  return {
    text: `${what}\n\n${table(head, rows)}`,
    promises: [
      {
        what: 'hold-up by a reload, median, beyond that without one',
        figure: Math.max(0, median(held) - median(calm)),
        limit: LIMIT_MS,
        unit: ' ms',
      },
    ],
  };
}

async function reloadOnce(url: string): Promise<ReloadOutcome> {
  const answer = await request(url, { method: 'POST', headersTimeout: 300_000 });
  return (await answer.body.json()) as ReloadOutcome;
}
