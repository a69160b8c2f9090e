import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectPath } from '../shared/subgraph/project-root.js';

const PAGE = readFileSync(projectPath('docs', 'security.md'), 'utf8');
const named = (pattern: RegExp) => [...new Set([...PAGE.matchAll(pattern)].map(([, found = '']) => found))];

describe('docs/security.md', () => {
  it('names tests that there are, in every row about a threat', () => {
    const files = named(/`(test\/[^`]+)`/g);
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => !existsSync(projectPath(file)))).toEqual([]);
    const [threats = ''] = PAGE.split('## What is offered');
    const rows = threats.split('\n').filter((line) => line.startsWith('| ') && !/^\| (threat|---)/.test(line));
    expect(rows.filter((row) => !row.includes('`test/'))).toEqual([]);
  });

  it('names settings that there are', () => {
    const settings = ['README.md', 'docs/settings.md'].map((file) => readFileSync(projectPath(file), 'utf8')).join('\n');
    const names = named(/`([A-Z][A-Z_]+)(?:=\w+)?`/g);
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !settings.includes(`\`${name}\``))).toEqual([]);
  });

  it('tells of every advisory that is tested, or why it is not', () => {
    const tests = ['test/graph/security-regressions.test.ts', 'test/security-floors.test.ts'].map((file) =>
      readFileSync(projectPath(file), 'utf8'),
    );
    // What others call their own advisories of the same attack stands with the attack.
    for (const id of named(/\b(CVE-\d{4}-\d+|GHSA(?:-\w{4}){3})\b/g)) expect(tests.join('\n'), id).toContain(id);
  });
});
