/**
 * Runs a benchmark: `npm run bench -- <which> [postgres]`. Figures are in docs/benchmarks.md, the gateway's in docs/performance.md. Not part
 * of the tests: machines differ.
 */
const BENCHMARKS: Readonly<Record<string, () => Promise<unknown>>> = {
  'text-search': () => import('./text-search.js'),
  statistics: () => import('./statistics.js'),
  'export-memory': () => import('./export-memory.js'),
  gateway: () => import('./gateway/run.js'),
};

const [which = 'text-search'] = process.argv.slice(2).filter((argument) => argument !== 'postgres');
const run = BENCHMARKS[which];
if (run) await run();
else process.stderr.write(`There is no benchmark "${which}". Benchmarks are: ${Object.keys(BENCHMARKS).join(', ')}.\n`);
