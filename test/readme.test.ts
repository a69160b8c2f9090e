import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOperations } from '../gateway/operations.js';
import { type Graph, startGraph } from '../gateway/start-graph.js';
import { readConfig } from '../shared/config.js';
import { projectPath } from '../shared/subgraph/project-root.js';

const text = (file: string) => readFileSync(projectPath(file), 'utf8');
const block = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(text('README.md'))?.[1] ?? '';

describe('the README', () => {
  let graph: Graph;
  beforeAll(async () => {
    const config = readConfig({ PORT: '0', DATA_DIR: mkdtempSync(join(tmpdir(), 'resource-nurse-')) }, []);
    graph = await startGraph({ config, logger: pino({ level: 'silent' }) });
  });
  afterAll(() => graph.close());

  it('shows the first query with the answer that it really gets', async () => {
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: block('graphql') }),
    });
    expect(await response.json()).toEqual(JSON.parse(block('json')));
  });

  it('names only scripts that exist', () => {
    const scripts = Object.keys((JSON.parse(text('package.json')) as { scripts: Record<string, string> }).scripts);
    for (const [, script] of `${text('README.md')}${text('CONTRIBUTING.md')}`.matchAll(/npm run ([a-z:-]+)/g))
      expect(scripts).toContain(script);
  });

  it('and the list of user stories name every example query', () => {
    for (const { name } of readOperations()) expect(text('docs/user-stories.md')).toContain(`\`${name}\``);
  });
});
