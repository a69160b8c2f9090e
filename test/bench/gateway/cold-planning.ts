import { median } from '../measure.js';
import { bodyOf, coldText, type DemoWorkload } from './demo-workload.js';
import { drive } from './load.js';
import { MeasuredProcess } from './measured-process.js';
import { type Finding, table } from './report.js';

/** What an operation costs the first time that a gateway meets its text, and whether others have to wait meanwhile. */
export async function measureColdPlanning({ settings, queries }: DemoWorkload, repeats: number): Promise<Finding> {
  const rows: string[][] = [];
  for (const [title, program] of [
    ['ours', 'start-ours'],
    ['@apollo/gateway', 'start-stock'],
  ] as const) {
    const gateway = await MeasuredProcess.start(program, settings);
    await ask(gateway, queries);
    const cold = await ask(gateway, Array.from({ length: repeats }, () => queries.map(coldText)).flat());
    const warm = await ask(gateway, Array<readonly string[]>(repeats).fill(queries).flat());
    await gateway.stop();
    const more = cold.latencies.map((latency, turn) => latency - (warm.latencies[turn] ?? 0));
    const cells = [median(more), median(more, 0.95), cold.cpuMs - warm.cpuMs, warm.delayMs, cold.delayMs];
    rows.push([title, ...cells.map((ms) => ms.toFixed(1))]);
  }
  const head = ['', 'more latency, median: ms', '95 %: ms', 'more CPU, mean: ms', 'longest hold-up, warm: ms', 'cold: ms'];
  const what = `The operations of \`gateway/operations/\`, one after the other: texts never seen before, against the same texts again (${repeats * queries.length} each). Hold-ups are those of the main event loop.`;
  return { text: `${what}\n\n${table(head, rows)}`, promises: [] };
}

/** What a series of requests took: latencies by number, CPU per request, longest hold-up; all in milliseconds. */
interface Series {
  readonly latencies: readonly number[];
  readonly cpuMs: number;
  readonly delayMs: number;
}

async function ask(gateway: MeasuredProcess, texts: readonly string[]): Promise<Series> {
  const before = await gateway.watch();
  const load = { url: gateway.url, concurrency: 1, until: { count: texts.length } };
  const { latencies } = await drive({ ...load, body: (turn) => bodyOf(texts[turn] ?? '') });
  const { cpuMs, delayMs } = await gateway.usage();
  return { latencies, cpuMs: (cpuMs - before.cpuMs) / texts.length, delayMs };
}
