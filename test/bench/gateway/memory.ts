import { bodyOf, coldText, type DemoWorkload } from './demo-workload.js';
import { drive, type Load } from './load.js';
import { MeasuredProcess } from './measured-process.js';
import { type Finding, table } from './report.js';
import { startStubWorkload } from './stub-workload.js';
import { mixedBody } from './tail.js';

/** In the real operations too, one in twenty is cold. */
const COLD = 20;
const LIMIT_MB = 250;
const MB = 1e6;
const MINUTE_MS = 60_000;

/** Memory of our gateway while it is asked as much as it can take, one operation in twenty never seen before. */
export async function measureMemory({ settings, queries }: DemoWorkload, ms: number): Promise<Finding> {
  const real = await MeasuredProcess.start('start-ours', settings);
  const operations = await load(real, ms, (turn) => {
    const query = queries[turn % queries.length] ?? '';
    // Shifted with every pass through the list, so that all operations have their turn.
    const isCold = (turn + Math.floor(turn / queries.length)) % COLD === 0;
    return bodyOf(isCold ? coldText(query) : query);
  });
  const workload = await startStubWorkload({ sectors: 4, rows: 20 });
  const stub = await load(await MeasuredProcess.start('start-ours', workload.settings), ms, (turn) => mixedBody(workload, turn, true));
  await workload.stubs.stop();

  const rows = [
    ['`gateway/operations/`, real subgraphs', ...operations.cells],
    ['stub graph', ...stub.cells],
  ];
  const head = ['', 'requests', 'peak RSS: MB', 'with planning: MB', 'heap at half-time: MB', 'at the end: MB', 'heap, MB a minute'];
  const what = `${(2 * ms) / 1000} s each, 8 at once, 5 % cold. The heap is the main thread's after a collection; _with planning_ adds the peaks of the processes that plan, although they share pages with it and with each other.`;
  return {
    text: `${what}\n\n${table(head, rows)}`,
    promises: [
      { what: "peak memory of the gateway's process", figure: Math.max(operations.peak, stub.peak), limit: LIMIT_MB, unit: ' MB' },
      { what: 'with its planning processes', figure: Math.max(operations.peakInAll, stub.peakInAll), limit: LIMIT_MB, unit: ' MB' },
    ],
  };
}

/** Cells of the table, and peaks in MB. */
interface Loaded {
  readonly cells: string[];
  readonly peak: number;
  readonly peakInAll: number;
}

/** Two halves under load: caches have filled in the first, so what grows in the second is a leak or a cache still filling. */
async function load(gateway: MeasuredProcess, ms: number, body: Load['body']): Promise<Loaded> {
  let requests = 0;
  const half = async () => {
    const { latencies } = await drive({ url: gateway.url, concurrency: 8, until: { ms }, body: (turn) => body(requests + turn) });
    requests += latencies.length;
    return (await gateway.collect()).heapBytes / MB;
  };
  const [first, second] = [await half(), await half()];
  const { peakRssBytes, childrenPeakRssBytes } = await gateway.usage();
  const [peak, peakInAll] = [peakRssBytes / MB, (peakRssBytes + childrenPeakRssBytes) / MB];
  await gateway.stop();
  const slope = (second - first) / (ms / MINUTE_MS);
  const cells = [String(requests), ...[peak, peakInAll].map((mb) => mb.toFixed(0)), ...[first, second, slope].map((mb) => mb.toFixed(1))];
  return { cells, peak, peakInAll };
}
