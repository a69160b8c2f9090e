import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { projectPath } from '../../../shared/subgraph/project-root.js';

/** A figure that was promised to stay below a limit. */
export interface Promised {
  /** What it is, for people. */
  readonly what: string;
  readonly figure: number;
  readonly limit: number;
  readonly unit: string;
}

/** What one part of the benchmark found. */
export interface Finding {
  /** Markdown, without a heading. */
  readonly text: string;
  readonly promises: readonly Promised[];
}

const MARKERS = ['<!-- measured: begin -->', '<!-- measured: end -->'] as const;

/** A Markdown table; all columns but the first are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** All findings as Markdown, what was promised first. */
export function render(findings: ReadonlyMap<string, Finding>): string {
  const promises = [...findings.values()].flatMap((finding) => finding.promises);
  const verdicts = promises.map(({ what, figure, limit, unit }) => {
    const digits = limit < 10 ? 2 : 0;
    const kept = figure <= limit ? 'kept' : '**missed**';
    return [what, `${figure.toFixed(digits)}${unit}`, `at most ${limit}${unit}`, kept];
  });
  const day = new Date().toISOString().slice(0, 10);
  return [
    `Measured ${day}, Node ${process.versions.node}, ${availableParallelism()} cores.`,
    ...(verdicts.length > 0 ? ['## Promises', table(['', 'measured', 'promised', ''], verdicts)] : []),
    ...[...findings].flatMap(([title, { text }]) => [`## ${title}`, text]),
  ].join('\n\n');
}

/** Puts the text between the markers of docs/performance.md, in place of that of the last run. */
export function writeReport(text: string): void {
  const file = projectPath('docs', 'performance.md');
  const [begin, end] = MARKERS;
  const [before, rest] = readFileSync(file, 'utf8').split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/performance.md must have the lines ${begin} and ${end}`);
  writeFileSync(file, `${before}${begin}\n\n${text}\n\n${end}${after}`);
}
