import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { VIEWERS, type ViewerName } from './access-viewers.js';

/** What every viewer gets. */
export type Marks = Readonly<Record<ViewerName, string>>;

/** A line of a committed table: what it is about, and what every viewer gets. */
export interface Line {
  /** The first cells. */
  readonly about: readonly string[];
  readonly marks: Marks | null;
}

/** Whether the tables are to be written instead of compared: `UPDATE_FIELD_ACCESS=1`. */
const IS_UPDATE = process.env.UPDATE_FIELD_ACCESS === '1';

/**
 * Compares what was found with a committed table in `test/graph`, or writes it.
 * @param head names of the first cells
 * @returns lines of the table that were found otherwise, and lines that were found and are not in it
 */
export function compareWithTable(file: string, head: readonly string[], lines: readonly Line[]): { gone: string[]; new: string[] } {
  const path = projectPath('test', 'graph', file);
  const texts = lines.map(({ about, marks }) => [...about, ...VIEWERS.map((viewer) => marks?.[viewer] ?? '')].join(',')).toSorted();
  const whole = [[...head, ...VIEWERS].join(','), ...texts];
  if (IS_UPDATE) writeFileSync(path, `${whole.join('\n')}\n`);
  const committed = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [];
  return { gone: committed.filter((line) => !whole.includes(line)), new: whole.filter((line) => !committed.includes(line)) };
}
