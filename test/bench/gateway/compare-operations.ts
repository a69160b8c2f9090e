import { median } from '../measure.js';
import { cellsOf, HEAD } from './compare-stub.js';
import { bodyOf, type DemoWorkload } from './demo-workload.js';
import { drive } from './load.js';
import { MeasuredProcess } from './measured-process.js';
import { type Finding, table } from './report.js';
import { compareRounds, type Effort, ratiosOf, spread, type Variant } from './rounds.js';

/** CPU of gateways that answer `gateway/operations/` over the real subgraphs, which do most of the work. */
export async function compareOperations({ settings, queries }: DemoWorkload, effort: Effort): Promise<Finding> {
  const start = async (title: string, program: string): Promise<Variant> => ({
    title,
    process: await MeasuredProcess.start(program, settings),
  });
  const ours = await start('ours, every protection on', 'start-ours');
  const stock = await start('@apollo/gateway, `startStandaloneServer`', 'start-stock');
  const answers = Object.fromEntries(await answersOf(ours, queries));
  const bare = { title: 'bare `node:http`, same bytes', process: await MeasuredProcess.start('start-bare', { answers }) };
  const variants = [ours, stock, bare];
  // Neighbours in the list are different operations: no two alike are under way at once, so none can share a fetch as a whole.
  const work = { title: 'all', body: (turn: number) => bodyOf(queries[turn % queries.length] ?? '') };
  const samples = await compareRounds(variants, [work], effort);
  for (const { process } of variants) await process.stop();

  const rows = variants.map((variant) => [
    variant.title,
    ...cellsOf(samples.get(variant)?.get(work) ?? []),
    spread(ratiosOf(samples, variant, stock, work)),
  ]);
  const bytes = median(Object.values(answers).map((answer) => Buffer.byteLength(answer)));
  const what = `${queries.length} operations in turns, median answer ${bytes} bytes, ${effort.concurrency} at once.`;
  const figure = median(ratiosOf(samples, ours, stock, work));
  return {
    text: `${what}\n\n${table([...HEAD, '× stock'], rows)}`,
    promises: [{ what: 'CPU ÷ stock, `gateway/operations/`', figure, limit: 0.3, unit: '' }],
  };
}

/** What a gateway answers, by the text of the query. */
async function answersOf({ process: { url } }: Variant, queries: readonly string[]): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  const load = { url, concurrency: 1, until: { count: queries.length }, body: (turn: number) => bodyOf(queries[turn] ?? '') };
  await drive({ ...load, check: (answer, turn) => answers.set(queries[turn] ?? '', answer) });
  return answers;
}
