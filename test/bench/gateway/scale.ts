import { median } from '../measure.js';
import { coldText } from './demo-workload.js';
import { drive } from './load.js';
import { MeasuredProcess } from './measured-process.js';
import { type Finding, table } from './report.js';
import { compareRounds, type Effort, spread, type Variant } from './rounds.js';
import { STUB_QUERIES } from './stub-graph.js';
import { type StubWorkload, startStubWorkload } from './stub-workload.js';

const SECTORS = [4, 20, 60] as const;
/** In every graph, so that only the number of sectors differs. */
const ROWS = 60;
const COLD_TEXTS = 20;

/** What more sectors cost: every query asks all of them. */
export async function measureScale(effort: Effort): Promise<Finding> {
  const rows: string[][] = [];
  for (const sectors of SECTORS) {
    const workload = await startStubWorkload({ sectors, rows: ROWS });
    const variants: Variant[] = [];
    for (const [title, program] of [
      ['ours', 'start-ours'],
      ['@apollo/gateway', 'start-stock'],
      ['fan-out', 'start-fan-out'],
    ] as const)
      variants.push({ title, process: await MeasuredProcess.start(program, workload.settings) });
    const atStart = new Map(await Promise.all(variants.map(async ({ process }) => [process, await memoryOf(process)] as const)));
    const works = (['nurses', 'networks'] as const).map((kind) => ({ title: kind, body: () => workload.body(kind) }));
    const samples = await compareRounds(variants, works, effort);
    for (const variant of variants) {
      const { title, process } = variant;
      const cpu = works.map((work) => spread((samples.get(variant)?.get(work) ?? []).map((sample) => sample.cpu)));
      const planning = title === 'fan-out' ? '' : (await planningTime(workload, process)).toFixed(1);
      const memory = [atStart.get(process) ?? 0, await memoryOf(process)].map((bytes) => (bytes / 1e6).toFixed(0));
      rows.push([`${sectors} sectors, ${title}`, ...cpu, planning, process.startMs.toFixed(0), ...memory]);
      await process.stop();
    }
    await workload.stubs.stop();
  }
  const head = ['', 'CPU `nurses`: ms', 'CPU `networks`: ms', 'cold, more: ms', 'start: ms', 'RSS at start: MB', 'under load: MB'];
  const what = `The stub graph with ${ROWS} rows in either list, ${effort.concurrency} at once. _Cold, more_: what a \`nurses\` that was never seen before takes longer, alone. _Start_: from the start of Node until it serves. Memory with that of the processes that plan.`;
  return { text: `${what}\n\n${table(head, rows)}`, promises: [] };
}

/** Memory with that of the processes that plan, bytes. */
async function memoryOf(process: MeasuredProcess): Promise<number> {
  const { rssBytes, childrenRssBytes } = await process.usage();
  return rssBytes + childrenRssBytes;
}

/** How much longer a cold text takes than a known one, milliseconds. */
async function planningTime(workload: StubWorkload, { url }: MeasuredProcess): Promise<number> {
  const { latencies } = await drive({
    url,
    concurrency: 1,
    until: { count: 2 * COLD_TEXTS },
    body: (turn) => workload.body('nurses', turn % 2 === 0 ? { query: coldText(STUB_QUERIES.nurses) } : {}),
  });
  return median(latencies.filter((_, turn) => turn % 2 === 0)) - median(latencies.filter((_, turn) => turn % 2 === 1));
}
