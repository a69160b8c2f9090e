import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGISTRY } from '../../shared/sectors.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

interface NetworkRow {
  slug: string;
  name: string;
  region: { name: string };
  nurseCount: number | null;
  unitCount: number | null;
}

describe('the seven networks', () => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await startTestGraph();
  });
  afterAll(() => graph.close());

  it('are seven rows with the counts of the published figures', async () => {
    const { data, errors, status } = await graph.query<{ networks: NetworkRow[] }>(
      '{ networks { slug name region { name } nurseCount unitCount } }',
    );
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    expect(data.networks.map(({ slug }) => slug)).toEqual(REGISTRY.sectors.flatMap((sector) => sector.networks.map(({ slug }) => slug)));
    const of = (region: string) =>
      data.networks.filter((network) => network.region.name === region).reduce((sum, { nurseCount }) => sum + (nurseCount ?? 0), 0);
    // One person works in two networks of Vestre Viken and counts in both.
    expect(of('Vestre Viken')).toBe(231);
    expect(of('Oslo')).toBe(350);
  });
});
