import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOperations } from '../gateway/operations.js';
import { type Graph, startGraph } from '../gateway/start-graph.js';
import { type Config, readConfig } from '../shared/config.js';
import { readGrant } from '../shared/identity/grant-words.js';
import { openIdentity } from '../shared/identity/open-identity.js';
import { REGISTRY } from '../shared/sectors.js';
import { projectPath } from '../shared/subgraph/project-root.js';

const text = (file: string) => readFileSync(projectPath(file), 'utf8');
/** The blocks of a language, in order. */
const blocks = (language: string) =>
  [...text('README.md').matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, inside]) => inside ?? '');

describe('the README', () => {
  let graph: Graph;
  let config: Config;
  beforeAll(async () => {
    config = readConfig({ PORT: '0', DATA_DIR: mkdtempSync(join(tmpdir(), 'resource-nurse-')) }, []);
    graph = await startGraph({ config, logger: pino({ level: 'silent' }) });
  });
  afterAll(() => graph.close());

  it('shows the first query with the answer that it really gets', async () => {
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: blocks('graphql')[0] }),
    });
    expect(await response.json()).toEqual(JSON.parse(blocks('json')[0] ?? ''));
  });

  it('names exports that there are', async () => {
    const addresses = [...text('README.md').matchAll(/'http:\/\/127\.0\.0\.1:4000(\/export\/[^']+)'/g)].map(([, address = '']) => address);
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) {
      const response = await fetch(`${graph.url}${address}`);
      expect([address, response.status]).toEqual([address, 200]);
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(500);
    }
  });

  it('shows the first change with the answer that it really gets, and what the viewer may do before it', async () => {
    const { developmentIssuer } = await openIdentity(config.identity);
    const [, words = ''] = /npm run -s token -- (.*)\)/.exec(blocks('sh').join('\n')) ?? [];
    const [, role, , network] = words.split(' ');
    const grant = readGrant({ role, network }, REGISTRY);
    const token = await developmentIssuer?.sign({ subject: 'reader', grants: [grant] }, 60);
    const ask = async (query: string | undefined, variables: object) => {
      const response = await fetch(`${graph.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
      });
      return response.json() as Promise<{
        data: { viewer: { mayDo: string[]; tasks: { unit: { id: string } | null }[] } };
        errors?: object;
      }>;
    };
    const [, viewer, mutation] = blocks('graphql');
    const [, variables = '', answer = ''] = blocks('json');
    const before = await ask(viewer, {});
    expect(before.errors).toBeUndefined();
    expect(before.data.viewer.mayDo).toContain('appointOusNurse');
    const unit = (JSON.parse(variables) as { input: { unitId: string } }).input.unitId;
    expect(before.data.viewer.tasks.map((task) => task.unit?.id)).toContain(unit);
    expect(await ask(mutation, JSON.parse(variables) as object)).toEqual(JSON.parse(answer));
  });

  it('names only scripts that exist', () => {
    const scripts = Object.keys((JSON.parse(text('package.json')) as { scripts: Record<string, string> }).scripts);
    for (const [, script] of `${text('README.md')}${text('CONTRIBUTING.md')}`.matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g))
      expect(scripts).toContain(script);
  });

  it('and the list of user stories name every example query', () => {
    for (const { name } of readOperations()) expect(text('docs/user-stories.md')).toContain(`\`${name}\``);
  });
});
