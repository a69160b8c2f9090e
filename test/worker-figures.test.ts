import { Counter, Gauge, Histogram, type MetricObject, Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { WorkerFigures } from '../gateway/workers/worker-figures.js';

/** A worker that counts requests, and can be let be silent or end. */
function createWorker() {
  const registers = [new Registry()];
  const requests = new Counter({ name: 'requests', help: 'x', labelNames: ['kind'], registers });
  const seconds = new Histogram({ name: 'seconds', help: 'x', buckets: [1], registers });
  new Gauge({ name: 'under_way', help: 'x', registers }).set(1);
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const worker = {
    isReady: true,
    isSilent: false,
    ended,
    ask: (async () => {
      // As they come through the line between processes.
      const figures = await registers[0]?.getMetricsAsJSON();
      return worker.isSilent ? null : (JSON.parse(JSON.stringify(figures)) as MetricObject[]);
    }) as never,
    count: (times: number) => {
      for (let time = 0; time < times; time++) {
        requests.inc({ kind: 'query' });
        seconds.observe(0.5);
      }
    },
    end: async () => {
      worker.isReady = false;
      running.delete(worker);
      resolve();
      await ended;
    },
  };
  return worker;
}

const running = new Set<ReturnType<typeof createWorker>>();

/** Requests, observations below a second, requests under way. */
async function seen(figures: WorkerFigures): Promise<readonly (number | undefined)[]> {
  const text = await (await figures.sum()).metrics();
  const value = (name: string) => {
    const found = text.split('\n').find((line) => line.startsWith(`${name} `));
    return found === undefined ? undefined : Number(found.split(' ')[1]);
  };
  return [value('requests{kind="query"}'), value('seconds_bucket{le="1"}'), value('under_way')];
}

it('what workers have counted stays counted, though they are silent or have ended; gauges go', async () => {
  const [one, two, three] = [createWorker(), createWorker(), createWorker()];
  for (const worker of [one, two, three]) running.add(worker);
  const figures = new WorkerFigures(() => [...running]);
  one.count(5);
  two.count(3);
  three.isReady = false;
  expect(await seen(figures)).toEqual([8, 8, 2]);
  one.isSilent = true;
  two.count(1);
  expect(await seen(figures)).toEqual([9, 9, 2]);
  await one.end();
  expect(await seen(figures)).toEqual([9, 9, 1]);
  await two.end();
  expect(await seen(figures)).toEqual([9, 9, undefined]);
  three.isReady = true;
  three.count(2);
  expect(await seen(figures)).toEqual([11, 11, 1]);
  // Two at once, while the figures are asked for.
  const four = createWorker();
  running.add(four);
  four.count(4);
  await seen(figures);
  const asked = seen(figures);
  await Promise.all([three.end(), four.end()]);
  expect((await asked).slice(0, 2)).toEqual([15, 15]);
  expect(await seen(figures)).toEqual([15, 15, undefined]);
});
