import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Graph, startGraph } from '../gateway/start-graph.js';
import { readConfig } from '../shared/config.js';
import { REGISTRY } from '../shared/sectors.js';
import { STRATEGY_PLANS, subGoalNumbers } from '../shared/strategy-plans.js';
import { compileSources } from './kit/compile.js';

const PLAN = 'oslo-2024-2028';
const folder = mkdtempSync(join(tmpdir(), 'resource-nurse-'));

let graph: Graph;
let program: string;
beforeAll(async () => {
  program = join(compileSources(), 'gateway', 'plan.js');
  const config = readConfig({ PORT: '0', DATA_DIR: join(folder, 'data') }, []);
  graph = await startGraph({ config, logger: pino({ level: 'silent' }) });
});
afterAll(() => graph.close());

/** Runs the command as `npm run plan` does. */
function plan(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...words], { cwd: folder, maxBuffer: 10_000_000 }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}
const url = () => ['--url', `${graph.url}/graphql`];

/** A port on which nobody listens: it was free a moment ago. */
async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('npm run plan', () => {
  it('writes the whole plan with the progress of a year, in Norwegian', async () => {
    const { code, out, err } = await plan(PLAN, '--year', '2026', ...url());
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const numbers = [...out.matchAll(/^### (\d\.\d) /gm)].map(([, number]) => number);
    expect(numbers).toEqual(STRATEGY_PLANS.flatMap(subGoalNumbers));
    for (const words of [
      '## 2. KOMPETANSE',
      '- 2\\. Kompetanseheving',
      'cirka 350 ressurssykepleiere',
      'Framdrift i 2026',
      '> Demonstrasjon:',
      '- Mobid 2',
    ])
      expect(out).toContain(words);
    for (const { name, region } of REGISTRY.sectors) expect(out.includes(`| ${name} |`)).toBe(region === 'oslo');
    expect(out).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('writes the same as a Word file, in English', async () => {
    const text = await plan(PLAN, '--year', '2025', '--language', 'en', ...url());
    const file = await plan(PLAN, '--year', '2025', '--language', 'en', '--out', 'plan.docx', ...url());
    expect(file).toEqual({ code: 0, out: '', err: '' });
    const { value } = await mammoth.extractRawText({ buffer: readFileSync(join(folder, 'plan.docx')) });
    const headings = [...text.out.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading.replaceAll(/\\(.)/g, '$1'));
    expect(headings.length).toBeGreaterThan(40);
    for (const heading of headings) expect(value).toContain(heading);
    expect(text.out).toContain('Achieved');
  });

  it.each([
    [['--year', '2026'], 'name one strategy plan'],
    [[PLAN], '--year is ""'],
    [[PLAN, '--year', 'i år'], '--year is "i år"'],
    [[PLAN, '--year', '2031'], '2024'],
    [['oslo-2029', '--year', '2026'], 'there is no strategy plan oslo-2029'],
    [[PLAN, '--year', '2026', '--language', 'se'], '--language is "se"'],
    [[PLAN, '--year', '2026', '--out', 'plan.pdf'], 'must end with .md or .docx'],
    [[PLAN, '--year', '2026', '--out', 'nowhere/plan.md'], 'cannot be written'],
    [[PLAN, '--year', '2026', '--what'], 'Usage'],
  ])('%j is refused in one line, and writes no file', async (words, message) => {
    const before = readdirSync(folder);
    const { code, out, err } = await plan(...words, ...url());
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toContain(message);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('says what to do where no gateway answers', async () => {
    const { code, err } = await plan(PLAN, '--year', '2026', '--url', `http://127.0.0.1:${await deadPort()}/graphql`);
    expect(code).toBe(1);
    expect(err).toMatch(/^Cannot start: no gateway answers at .*Start it with `npm start`/);
  });
});
