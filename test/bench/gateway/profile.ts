import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drive } from './load.js';
import { MeasuredProcess } from './measured-process.js';
import { table } from './report.js';
import { startStubWorkload } from './stub-workload.js';
import { mixedBody } from './tail.js';

/** A profile as V8 writes it. */
interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string } }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const FUNCTIONS = 25;
/** Left out after the start: V8 compiles, the pools open connections. */
const WARM_UP_MS = 2_000;
const NO_WORK = new Set(['(idle)', '(program)', '(root)']);

/** Where the CPU time of our gateway goes over the stub graph: functions by the time in themselves, and their packages. */
export async function profileOurs(ms: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-profile-'));
  const workload = await startStubWorkload({ sectors: 4, rows: 20 });
  const profiling = ['--cpu-prof', '--cpu-prof-interval', '500', `--cpu-prof-dir=${folder}`];
  const gateway = await MeasuredProcess.start('start-ours', workload.settings, { nodeArguments: profiling });
  await drive({ url: gateway.url, concurrency: 16, until: { ms: ms + WARM_UP_MS }, body: (turn) => mixedBody(workload, turn, false) });
  await gateway.stop();
  await workload.stubs.stop();
  // Worker threads write profiles of their own; the main thread's is the busiest.
  const times = readdirSync(folder)
    .map((file) => selfTimes(JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile, gateway.startMs + WARM_UP_MS))
    .toSorted((a, b) => total(b) - total(a))[0];
  rmSync(folder, { recursive: true });
  if (!times) throw new Error('no profile was written');
  const share = (time: number) => `${((100 * time) / total(times)).toFixed(1)} %`;
  const packages = new Map<string, number>();
  for (const [place, time] of times) packages.set(packageOf(place), (packages.get(packageOf(place)) ?? 0) + time);
  const top = (all: ReadonlyMap<string, number>) => [...all].toSorted(([, a], [, b]) => b - a).slice(0, FUNCTIONS);
  return [
    table(
      ['package', 'of the CPU time'],
      top(packages).map(([name, time]) => [name, share(time)]),
    ),
    table(
      ['function', 'of the CPU time'],
      top(times).map(([place, time]) => [place.replace(/.*\/(node_modules|dist)\//, ''), share(time)]),
    ),
  ].join('\n\n');
}

/** Microseconds that functions spent in themselves, by file and name, after so many milliseconds of the process. */
function selfTimes({ nodes, samples, timeDeltas }: CpuProfile, afterMs: number): Map<string, number> {
  const places = new Map(nodes.map(({ id, callFrame: { url, functionName } }) => [id, `${url || 'V8'} ${functionName || '(anonymous)'}`]));
  const times = new Map<string, number>();
  let now = 0;
  for (const [index, sample] of samples.entries()) {
    const place = places.get(sample) ?? '';
    now += timeDeltas[index] ?? 0;
    if (now < afterMs * 1000) continue;
    if (!NO_WORK.has(place.replace('V8 ', ''))) times.set(place, (times.get(place) ?? 0) + (timeDeltas[index] ?? 0));
  }
  return times;
}

const total = (times: ReadonlyMap<string, number>) => [...times.values()].reduce((sum, time) => sum + time, 0);

/** The package that a file belongs to; of this repository, its folder; of Node itself, its module. */
function packageOf(place: string): string {
  if (place.startsWith('V8 ')) return place;
  if (place.startsWith('node:')) return place.split(' ')[0] ?? place;
  return (
    /.*\/node_modules\/((@[^/]+\/)?[^/]+)/.exec(place)?.[1] ??
    /\/dist\/((gateway|shared\/subgraph|[^/]+)\/[^/ .]*)/.exec(place)?.[1] ??
    place
  );
}
