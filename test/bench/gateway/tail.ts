import { median } from '../measure.js';
import { coldText } from './demo-workload.js';
import { drive } from './load.js';
import { MeasuredProcess } from './measured-process.js';
import { type Finding, table } from './report.js';
import type { Effort } from './rounds.js';
import { STUB_QUERIES } from './stub-graph.js';
import { type StubWorkload, startStubWorkload } from './stub-workload.js';

/** One in so many operations is cold: 5 %. */
const COLD = 20;
const LIMIT = 3;

/** Latencies while one operation in twenty has never been seen before: do those who ask for known ones wait? */
export async function measureTail(effort: Effort): Promise<Finding> {
  const workload = await startStubWorkload({ sectors: 4, rows: 20 });
  const ours = await MeasuredProcess.start('start-ours', workload.settings);
  const stock = await MeasuredProcess.start('start-stock', workload.settings);
  const rows: string[][] = [];
  const tails = new Map<MeasuredProcess, number>();
  for (const [title, gateway] of [
    ['ours', ours],
    ['@apollo/gateway', stock],
  ] as const) {
    await askMix(workload, gateway, effort, false);
    const warm = await rounds(effort, () => askMix(workload, gateway, effort, false));
    const mixed = await rounds(effort, () => askMix(workload, gateway, effort, true));
    tails.set(gateway, mixed.ratio);
    for (const [what, { middle, tail, ratio }] of [['all known', warm] as const, ['5 % cold', mixed] as const])
      rows.push([`${title}, ${what}`, middle.toFixed(1), tail.toFixed(1), ratio.toFixed(2)]);
    await gateway.stop();
  }
  await workload.stubs.stop();
  const what = `The stub graph, both queries in turns, ${effort.concurrency} at once; medians of ${effort.rounds} rounds of ${effort.count} requests.`;
  return {
    text: `${what}\n\n${table(['', 'median: ms', '99 %: ms', '99 % ÷ median'], rows)}`,
    promises: [{ what: '99 % ÷ median of latencies with 5 % cold operations', figure: tails.get(ours) ?? 0, limit: LIMIT, unit: '' }],
  };
}

/** The middle and the tail of latencies, milliseconds. */
interface Tail {
  readonly middle: number;
  readonly tail: number;
  readonly ratio: number;
}

async function rounds(effort: Effort, ask: () => Promise<Tail>): Promise<Tail> {
  const found: Tail[] = [];
  for (let round = 0; round < effort.rounds; round++) found.push(await ask());
  const middleOf = (of: (tail: Tail) => number) => median(found.map(of));
  return { middle: middleOf(({ middle }) => middle), tail: middleOf(({ tail }) => tail), ratio: middleOf(({ ratio }) => ratio) };
}

async function askMix(workload: StubWorkload, { url }: MeasuredProcess, { count, concurrency }: Effort, withCold: boolean): Promise<Tail> {
  const { latencies } = await drive({ url, concurrency, until: { count }, body: (turn) => mixedBody(workload, turn, withCold) });
  const [middle, tail] = [median(latencies), median(latencies, 0.99)];
  return { middle, tail, ratio: tail / middle };
}

/** A request of the mix; of twenty in a row, the last is cold, of either query by turns. */
export function mixedBody(workload: StubWorkload, turn: number, withCold: boolean): string {
  const kind = (turn + Math.floor(turn / COLD)) % 2 === 0 ? 'nurses' : 'networks';
  return withCold && turn % COLD === COLD - 1 ? workload.body(kind, { query: coldText(STUB_QUERIES[kind]) }) : workload.body(kind);
}
