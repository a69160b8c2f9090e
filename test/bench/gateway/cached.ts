import { median } from '../measure.js';
import { bodyOf, type DemoWorkload } from './demo-workload.js';
import { MeasuredProcess } from './measured-process.js';
import { type Finding, table } from './report.js';
import { compareRounds, type Effort, ratiosOf, spread, type Work } from './rounds.js';
import type { BareKeptSettings } from './start-bare-kept.js';

const QUERY = '{ nurses(first: 20) { totalCount edges { node { id name } } complete sources { sector state } } }';
const PATH = `/graphql?query=${encodeURIComponent(QUERY)}`;
const LIMITS = { kept: 2, unchanged: 1.5 };

/** What a kept answer costs beside a bare server that gives the same bytes: by GET, by POST, and to those who have it already. */
export async function measureCached(demo: DemoWorkload, effort: Effort): Promise<Finding> {
  const ours = await MeasuredProcess.start('start-ours', demo.settings);
  const first = await fetch(`${ours.url}${PATH}`);
  const etag = first.headers.get('etag');
  if (etag === null) throw new Error('the answer is not kept: is CACHE off?');
  const answer = await first.text();
  const bare = await MeasuredProcess.start<BareKeptSettings>('start-bare-kept', { answer, etag });
  const check = (text: string) => {
    if (text !== answer) throw new Error('it is another answer');
  };
  const get = { method: 'GET', path: PATH } as const;
  const works: readonly Work[] = [
    { title: 'GET', body: () => '', form: get, check },
    { title: 'GET, 304', body: () => '', form: { ...get, headers: { 'if-none-match': etag }, status: 304 } },
    { title: 'POST', body: () => bodyOf(QUERY), check },
  ];
  const variants = [
    { title: 'ours', process: ours },
    { title: 'bare', process: bare },
  ] as const;
  const samples = await compareRounds(variants, works, effort);
  await Promise.all([ours.stop(), bare.stop()]);
  const [oursVariant, bareVariant] = variants;
  const ratioOf = (work: Work) => ratiosOf(samples, oursVariant, bareVariant, work);
  const rows = works.map((work) => [
    work.title,
    ...variants.map((variant) =>
      spread(
        (samples.get(variant)?.get(work) ?? []).map(({ cpu }) => cpu * 1_000),
        1,
      ),
    ),
    spread(ratioOf(work)),
  ]);
  const [kept, unchanged] = works as [Work, Work];
  return {
    text: `One answer of ${answer.length} bytes, ${effort.concurrency} clients; CPU per request, ${effort.rounds} rounds of ${effort.count}.\n\n${table(['', 'ours: µs', 'bare node:http: µs', 'ratio'], rows)}`,
    promises: [
      { what: 'CPU of a kept answer ÷ a bare server', figure: median(ratioOf(kept)), limit: LIMITS.kept, unit: '' },
      { what: 'CPU of a 304 ÷ a bare server', figure: median(ratioOf(unchanged)), limit: LIMITS.unchanged, unit: '' },
    ],
  };
}
