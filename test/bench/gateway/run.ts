/**
 * What our gateway costs beside others: `npm run bench -- gateway [--quick] [--profile] [part …]`. A whole run (all parts, not quick) writes
 * docs/performance.md.
 */
import { measureAdmission } from './admission.js';
import { measureCached } from './cached.js';
import { measureColdPlanning } from './cold-planning.js';
import { compareOperations } from './compare-operations.js';
import { compareStub } from './compare-stub.js';
import { type DemoWorkload, startDemoWorkload } from './demo-workload.js';
import { measureMemory } from './memory.js';
import { profileOurs } from './profile.js';
import { measureReload } from './reload.js';
import { type Finding, render, writeReport } from './report.js';
import { measureScale } from './scale.js';
import { measureTail } from './tail.js';

const options = process.argv.slice(3);
const isQuick = options.includes('--quick');
/** How much is measured: enough for ratios that hold from run to run, or just enough to see that all works. */
const STUB = isQuick ? { rounds: 3, count: 300, concurrency: 16 } : { rounds: 7, count: 3000, concurrency: 16 };
const REAL = isQuick ? { rounds: 3, count: 70, concurrency: 4 } : { rounds: 7, count: 350, concurrency: 4 };
const SCALE = isQuick ? { rounds: 1, count: 100, concurrency: 8 } : { rounds: 3, count: 500, concurrency: 8 };
const CACHED = isQuick ? { rounds: 3, count: 3_000, concurrency: 16 } : { rounds: 7, count: 20_000, concurrency: 16 };
const REPEATS = isQuick ? 3 : 11;
const HALF_MS = isQuick ? 3_000 : 45_000;
const PROFILE_MS = isQuick ? 5_000 : 20_000;

/** The parts by the name under which one alone is run. */
const PARTS: Readonly<Record<string, { readonly title: string; readonly run: (demo: () => Promise<DemoWorkload>) => Promise<Finding> }>> = {
  stub: { title: 'Side by side: stub graph', run: () => compareStub(STUB) },
  operations: { title: 'Side by side: real operations', run: async (demo) => compareOperations(await demo(), REAL) },
  tail: { title: 'Cold operations among known ones', run: () => measureTail(STUB) },
  planning: { title: 'Cold planning', run: async (demo) => measureColdPlanning(await demo(), isQuick ? 1 : 3) },
  admission: { title: 'Admission', run: async (demo) => measureAdmission(await demo(), REPEATS) },
  cached: { title: 'Kept answers', run: async (demo) => measureCached(await demo(), CACHED) },
  scale: { title: 'More sectors', run: () => measureScale(SCALE) },
  reload: { title: 'Reloads', run: async (demo) => measureReload(await demo(), isQuick ? 5 : 50) },
  memory: { title: 'Memory', run: async (demo) => measureMemory(await demo(), HALF_MS) },
};

const named = options.filter((option) => !option.startsWith('--'));
const unknown = named.filter((name) => !(name in PARTS));
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}. Parts are: ${Object.keys(PARTS).join(', ')}.`);

if (options.includes('--profile')) process.stdout.write(`${await profileOurs(PROFILE_MS)}\n`);
else await measure();

async function measure(): Promise<void> {
  let demo: Promise<DemoWorkload> | undefined;
  const findings = new Map<string, Finding>();
  for (const [name, { title, run }] of Object.entries(PARTS)) {
    if (named.length > 0 && !named.includes(name)) continue;
    process.stderr.write(`${title} …\n`);
    findings.set(title, await run(() => (demo ??= startDemoWorkload())));
  }
  await (await demo)?.subgraphs.stop();
  const text = render(findings);
  process.stdout.write(`${text}\n`);
  if (!isQuick && named.length === 0) writeReport(text);
}
