import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** docs/walkthrough: what it says must be what an analyst gets. */

const FOLDER = projectPath('docs', 'walkthrough');
const TEXT = readFileSync(join(FOLDER, 'README.md'), 'utf8');
const blocks = (language: string) =>
  [...TEXT.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, code = '']) => code);
const PYTHON = ['/usr/bin/python3', 'python3'].find((python) => spawnSync(python, ['-c', 'import pandas, matplotlib']).status === 0);

let graph: TestGraph;
let csv: string;
beforeAll(async () => {
  graph = await startTestGraph();
  const [path = ''] = TEXT.match(/\/export\/[^']+/) ?? [];
  const response = await fetch(new URL(path, graph.url));
  expect(response.status).toBe(200);
  csv = await response.text();
});
afterAll(() => graph.close());

describe('the walkthrough for analysts', () => {
  it('asks for a definition that says what it tells of', async () => {
    const [, query = ''] = /-d '(\{"query".*\})'/.exec(TEXT) ?? [];
    const { data } = await graph.query<{ indicator: Record<string, unknown> }>((JSON.parse(query) as { query: string }).query);
    expect(JSON.stringify(data.indicator)).toMatch(/minst én aktiv oppnevning.*bestemmer selv hva som er en enhet/);
  });

  it('shows a row of the export as it is', () => {
    const [row = ''] = blocks('csv');
    expect(csv).toContain(row.trim());
  });

  it('compares as it says', async () => {
    const [funnel = '', comparison = ''] = blocks('graphql');
    const told = await graph.query<{ funnel: { average: number; points: { class: { side: string } | null }[] } }>(funnel);
    expect(told.data.funnel.average.toFixed(3)).toBe(/The average is (0\.\d+)/.exec(TEXT)?.[1]);
    expect(new Set(told.data.funnel.points.flatMap((point) => point.class?.side ?? []))).toEqual(new Set(['INSIDE']));
    const { data } = await graph.query<{
      compare: { difference: { value: number; interval: { low: number; high: number } }; verdict: string; reasons: { code: string }[] };
    }>(comparison);
    const { difference, verdict, reasons } = data.compare;
    const [value, low, high] = [difference.value, difference.interval.low, difference.interval.high].map((part) =>
      part.toFixed(3).replace('-', '−'),
    );
    expect(TEXT).toContain(`The difference is ${value} (${low} to ${high}). The verdict is \`${verdict}\``);
    expect(reasons.map(({ code }) => code)).toEqual(['DOMAIN', 'DEFINITION', 'UNIT_DEFINITION', 'DEMO']);
  });

  // Where Python has its two packages; the export itself is read back by other tests everywhere.
  it.skipIf(PYTHON === undefined)('draws the chart that it shows', () => {
    const folder = mkdtempSync(join(tmpdir(), 'walkthrough-'));
    try {
      cpSync(join(FOLDER, 'coverage.py'), join(folder, 'coverage.py'));
      writeFileSync(join(folder, 'coverage.csv'), csv);
      const { status, stdout, stderr } = spawnSync(PYTHON ?? '', ['coverage.py'], { cwd: folder, encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(status).toBe(0);
      expect(stdout).toBe(blocks('text')[0]);
      expect(readFileSync(join(folder, 'coverage.png')).subarray(1, 4).toString()).toBe('PNG');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
