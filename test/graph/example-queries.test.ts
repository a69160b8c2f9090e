import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOperations } from '../../gateway/operations.js';
import { REGISTRY } from '../../shared/sectors.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { type GrantOfTest, tokenFor } from '../kit/token.js';

/** What it takes to run an example; the others are for everybody. */
const TAKES: Readonly<Record<string, GrantOfTest['role']>> = { 'an-6-appointment-records': 'ANALYST', 'rd-4-gatherings': 'REGION_EDITOR' };

/** Whether an answer holds an empty list or nothing at all at its root: then the example shows nothing. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object') return 'edges' in value ? isEmpty(value.edges) : 'items' in value ? isEmpty(value.items) : false;
  return false;
}

describe('the example queries', () => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await startTestGraph();
  });
  afterAll(() => graph.close());

  it.each(readOperations())('$name answers with rows and without an error', async ({ name, query }) => {
    const role = TAKES[name];
    const grants = REGISTRY.sectors.map(({ slug: sector }) => ({ role: role ?? '', sector }));
    const { data, errors, status } = await graph.query(query, {}, role ? { as: await tokenFor(graph, grants) } : {});
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    for (const [field, value] of Object.entries(data)) expect(isEmpty(value), field).toBe(false);
  });

  it.each(readOperations())('$name begins with a comment that names its user story', ({ name, query }) => {
    const story = name.split('-').slice(0, 2).join('-').toUpperCase();
    expect(query.startsWith(`# ${story}`)).toBe(true);
  });
});
