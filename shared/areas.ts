import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
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
  /** Slugs of the sources. */
  readonly sources: readonly string[];
}

/** Municipality of Oslo: its districts are listed in its place. */
const OSLO = '0301';

/** All areas by code. */
export type Areas = ReadonlyMap<string, AreaDeclaration>;

const FILE = projectPath('shared', 'areas', 'areas.csv');

/**
 * Reads `shared/areas/areas.csv`, the only list of area codes.
 * @throws StartError naming the line, if a row is corrupt or a successor is unknown
 */
export function readAreas(file: string = FILE): Areas {
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true });
  const areas = new Map(rows.map((row, i) => [row.code ?? '', readArea(row, i + 2)]));
  for (const area of areas.values()) {
    for (const code of area.successors)
      if (!areas.has(code)) throw new StartError(`areas.csv: successor ${code} of ${area.code} is not in the file.`);
  }
  return areas;
}

/** The area and, for Oslo, the districts in it: what a filter by area means. */
export function areasWithin(areas: Areas, code: string): readonly string[] {
  if (code !== OSLO) return [code];
  return [code, ...[...areas.values()].filter((area) => area.kind === 'CITY_DISTRICT').map((area) => area.code)];
}

function readArea(row: Record<string, string>, line: number): AreaDeclaration {
  const { code = '', name = '', kind, valid_from: validFrom, valid_to: validTo, successor_codes: successors, source } = row;
  const isKind = kind === 'MUNICIPALITY' || kind === 'CITY_DISTRICT';
  if (!/^\d{4}(\d{2})?$/.test(code) || name === '' || !isKind)
    throw new StartError(`areas.csv, line ${line}: code, name or kind is corrupt.`);
  const split = (list: string | undefined) =>
    (list ?? '')
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean);
  return {
    code,
    name,
    kind,
    validFrom: validFrom || null,
    validTo: validTo || null,
    successors: split(successors),
    sources: split(source),
  };
}
