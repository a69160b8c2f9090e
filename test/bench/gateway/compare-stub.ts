import { median } from '../measure.js';
import { MeasuredProcess } from './measured-process.js';
import type { Finding } from './report.js';
import { type Promised, table } from './report.js';
import { compareRounds, type Effort, ratiosOf, type Sample, spread, type Variant, type Work } from './rounds.js';
import { STUB_QUERIES, type StubQuery } from './stub-graph.js';
import { type StubWorkload, startStubWorkload } from './stub-workload.js';

const KINDS = ['nurses', 'networks'] as const;
const SHAPE = { sectors: 4, rows: 20 };

/** CPU of each gateway over stub subgraphs that cost next to nothing: what remains is the gateway's own work. */
export async function compareStub(effort: Effort): Promise<Finding> {
  const workload = await startStubWorkload(SHAPE);
  const start = async (title: string, program: string): Promise<Variant> => ({
    title,
    process: await MeasuredProcess.start(program, workload.settings),
  });
  const ours = await start('ours, every protection on', 'start-ours');
  const stock = await start('@apollo/gateway, `startStandaloneServer`', 'start-stock');
  const fanOut = await start('fan-out written by hand', 'start-fan-out');
  const answers = await sameAnswers(workload, [fanOut, stock, ours]);
  const bare = { title: 'bare `node:http`, same bytes', process: await MeasuredProcess.start('start-bare', { answers }) };
  const variants = [ours, stock, fanOut, bare];
  const works = KINDS.map((kind) => workOf(workload, kind, answers[STUB_QUERIES[kind]] ?? ''));
  const samples = await compareRounds(variants, works, effort);
  for (const { process } of variants) await process.stop();
  await workload.stubs.stop();

  const tables = works.map((work) => {
    const rows = variants.map((variant) => [
      variant.title,
      ...cellsOf(samples.get(variant)?.get(work) ?? []),
      spread(ratiosOf(samples, variant, stock, work)),
      spread(ratiosOf(samples, variant, fanOut, work)),
    ]);
    return `${work.title}:\n\n${table([...HEAD, '× stock', '× fan-out'], rows)}`;
  });
  const promised = (baseline: Variant, name: string, limit: number): Promised[] =>
    works.map((work) => ({
      what: `CPU ÷ ${name}, ${work.title}`,
      figure: median(ratiosOf(samples, ours, baseline, work)),
      limit,
      unit: '',
    }));
  return { text: tables.join('\n\n'), promises: [...promised(stock, 'stock', 0.3), ...promised(fanOut, 'fan-out', 1.5)] };
}

/** Columns that {@link cellsOf} fills. */
export const HEAD = ['', 'CPU per request: ms', 'requests/s', 'median: ms', '99 %: ms'];

/** What rounds cost, in the columns of {@link HEAD} behind the first. */
export function cellsOf(rounds: readonly Sample[]): string[] {
  const latencies = rounds.flatMap((sample) => sample.latencies);
  return [
    spread(rounds.map(({ cpu }) => cpu)),
    median(rounds.map(({ perSecond }) => perSecond)).toFixed(0),
    median(latencies).toFixed(1),
    median(latencies, 0.99).toFixed(1),
  ];
}

/** Every answer must be as long as the first, which was compared: an error would be shorter or longer. */
const workOf = (workload: StubWorkload, kind: StubQuery, answer: string): Work => ({
  title: `\`${kind}\` (${Buffer.byteLength(answer)} bytes)`,
  body: () => workload.body(kind),
  check: (text, turn) => {
    if (text.trimEnd().length !== answer.length) throw new Error(`answer ${turn} to ${kind} is another one: ${text.slice(0, 500)}`);
  },
});

/**
 * Asks all the same before anything is measured: whoever answers less has less to do.
 * @returns the answers by query
 */
async function sameAnswers(workload: StubWorkload, variants: readonly Variant[]): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const kind of KINDS) {
    for (const { title, process } of variants) {
      const text = await ask(process.url, workload.body(kind));
      const plain = JSON.stringify(JSON.parse(text));
      answers[STUB_QUERIES[kind]] ??= plain;
      if (plain !== answers[STUB_QUERIES[kind]]) throw new Error(`${title} answers ${kind} otherwise`);
    }
  }
  return answers;
}

async function ask(url: string, body: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return response.text();
}
