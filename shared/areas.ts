import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { isDay } from './subgraph/date.js';
import { StartError } from './subgraph/errors.js';
import { projectPath } from './subgraph/project-root.js';

/** Municipality (kommune) or city district (bydel). */
export type AreaKind = 'MUNICIPALITY' | 'CITY_DISTRICT';

/** An area with the code that it had in an interval; a merger or a new code makes a new area, linked as successor. */
export interface AreaDeclaration {
  /** Official code, for example `3005`; Oslo's districts have six digits. */
  readonly code: string;
  readonly name: string;
  readonly kind: AreaKind;
  /** First day; null where the start is not sourced. */
  readonly validFrom: string | null;
  /** Day after the last; null while valid. */
  readonly validTo: string | null;
  readonly successors: readonly string[];
}

/** Municipality of Oslo: its districts are listed in its place. */
export const OSLO = '0301';

/** All areas by code. */
export type Areas = ReadonlyMap<string, AreaDeclaration>;

const FILE = projectPath('shared', 'areas', 'areas.csv');

/**
 * Reads `shared/areas/areas.csv`, the only list of area codes.
 * @throws StartError naming the line and the field, if the file cannot be read or a row is corrupt
 */
export function readAreas(file: string = FILE): Areas {
  const areas = new Map<string, AreaDeclaration>();
  const rows = readRows(file).map((row, i) => ({ area: readArea(row, refusal(i + 2)), refuse: refusal(i + 2) }));
  for (const { area, refuse } of rows) {
    if (areas.has(area.code)) refuse('code', `${area.code} is in the file already`);
    areas.set(area.code, area);
  }
  for (const { area, refuse } of rows) {
    for (const code of area.successors) if (!areas.has(code)) refuse('successor_codes', `${code} is not in the file`);
  }
  return areas;
}

/** The area and, for Oslo, the districts in it: what a filter by area means. */
export function areasWithin(areas: Areas, code: string): readonly string[] {
  if (code !== OSLO) return [code];
  return [code, ...[...areas.values()].filter((area) => area.kind === 'CITY_DISTRICT').map((area) => area.code)];
}

/** Refuses a field of a row. */
type Refuse = (field: string, problem: string) => never;

const refusal =
  (line: number): Refuse =>
  (field, problem) => {
    throw new StartError(`areas.csv, line ${line}, ${field}: ${problem}.`);
  };

function readRows(file: string): Record<string, string>[] {
  try {
    return parse(readFileSync(file), { columns: true });
  } catch (error) {
    throw new StartError(`areas.csv cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  }
}

function readArea(row: Record<string, string>, refuse: Refuse): AreaDeclaration {
  const { code = '', name = '', kind = '', successor_codes: successors = '' } = row;
  if (!/^\d{4}(\d{2})?$/.test(code)) refuse('code', `"${code}" has neither four nor six digits`);
  if (name.trim() === '') refuse('name', 'it is empty');
  const validFrom = readDay(row, 'valid_from', refuse);
  const validTo = readDay(row, 'valid_to', refuse);
  if (validFrom !== null && validTo !== null && validTo <= validFrom) refuse('valid_to', 'the end is not after the start');
  return {
    code,
    name,
    kind: isKind(kind) ? kind : refuse('kind', `"${kind}" is no kind of area`),
    validFrom,
    validTo,
    successors: successors
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean),
  };
}

const isKind = (text: string): text is AreaKind => text === 'MUNICIPALITY' || text === 'CITY_DISTRICT';

/** A day, or null where the cell is empty. A column that is missing is refused: it would read as "always". */
function readDay(row: Record<string, string>, field: string, refuse: Refuse): string | null {
  const text = row[field] ?? refuse(field, 'the column is missing');
  if (text === '') return null;
  return isDay(text) ? text : refuse(field, `"${text}" is no day written as YYYY-MM-DD`);
}
