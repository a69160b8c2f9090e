import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { addDays } from '../../shared/sector/verification/freshness.js';
import { today } from '../../shared/subgraph/date.js';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph({ DEMO: 'off' });
});
afterAll(() => graph.close());
afterEach(() => {
  vi.useRealTimers();
});

it('the same key gives the first result on another day too, when what was to come has come', async () => {
  const as = () => tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]);
  const make = async <Result>(name: string, select: string, input: object) =>
    change<Result>(graph, { owner: 'ous', name, select, input, as: await as() });
  const unit = { name: 'Gammelt navn', serviceType: 'HOSPITAL', network: 'ous', from: '2020-01-01' };
  const registered = await make<{ id: string; version: number }>('register Unit', 'unit { id version }', unit);
  const rename = {
    idempotencyKey: 'rename',
    unitId: registered.result?.id,
    expectedVersion: registered.result?.version,
    name: 'Nytt navn i morgen',
    from: addDays(today(), 1),
  };
  const select = 'unit { id version name validFrom validTo network { unitCount } }';
  const first = await make<{ name: string }>('update Unit', select, rename);
  expect(first).toMatchObject({ userErrors: [], result: { name: 'Gammelt navn' } });

  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * 86_400_000 });
  expect(await make('update Unit', select, rename)).toEqual(first);
});
