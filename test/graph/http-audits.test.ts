import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPostgres } from '../kit/test-database.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

// None of these reaches a database.
describe.runIf(!onPostgres)('GraphQL over HTTP, by the audits of graphql-http', () => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await startTestGraph({ DEMO: 'off' });
  });
  afterAll(() => graph.close());

  const audits = serverAudits({ url: () => `${graph.url}/graphql` });

  it('are 61', () => expect(audits).toHaveLength(61));

  it.each(audits.map(({ id, name, fn }) => ({ id, name, fn })))('$id: $name', async ({ fn }) => {
    expect(await fn()).toMatchObject({ status: 'ok' });
  });
});
