import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGrant } from '../../shared/identity/grant-words.js';
import { REGISTRY } from '../../shared/sectors.js';
import { type GuideBlock, readGuideBlocks } from '../kit/guide-blocks.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** Names of the guides for each kind of user, and of the others that have something to ask. */
const ASKING = [
  'README',
  'analyst',
  'coordinator',
  'klb-website',
  'leader',
  'mirror',
  'regional-dashboard',
  'resource-nurse',
  'steering-group',
];

describe('the guides', () => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await startTestGraph();
  });
  afterAll(() => graph.close());

  async function tokenOf({ role, ...bound }: GuideBlock['takes']): Promise<string> {
    const { edges } = (
      await graph.query<{ nurses: { edges: { node: { id: string } }[] } }>('{ nurses(first: 1) { edges { node { id } } } }')
    ).data.nurses;
    const nurse = role === 'NURSE' ? { nurse: edges[0]?.node.id } : {};
    const sector = role === 'ANALYST' ? { sector: 'ous' } : {};
    const grant = readGrant({ role, ...sector, ...nurse, ...bound }, REGISTRY);
    const token = await graph.issuer?.sign({ subject: `guide-${role}`, grants: [grant] }, 600);
    return token ?? '';
  }

  it.each(readGuideBlocks())('$name answers with data and without an error', async ({ query, variables, takes }) => {
    const { data, errors } = await graph.query<Record<string, unknown>>(query, variables, takes.role ? { as: await tokenOf(takes) } : {});
    expect(errors).toBeUndefined();
    for (const value of Object.values(data)) {
      expect(value).not.toBeNull();
      if (typeof value === 'object' && value && 'userErrors' in value) expect(value.userErrors).toEqual([]);
    }
  });

  it('have something to ask for each kind of user', () => {
    expect([...new Set(readGuideBlocks().map(({ name }) => name.split(' ')[0]))]).toEqual(ASKING);
  });

  it('show what takes a role only with it', async () => {
    const block = readGuideBlocks().find(({ takes }) => takes.role === 'ANALYST');
    const { errors } = await graph.query(block?.query ?? '');
    expect(errors?.[0]?.extensions.code).toMatch(/UNAUTHENTICATED|FORBIDDEN/);
  });
});
