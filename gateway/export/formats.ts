import type { Table } from './table.js';
import { writeCsv } from './write-csv.js';
import { writeJsonStat } from './write-json-stat.js';
import { writeParquet } from './write-parquet.js';
import { writeXlsx } from './write-xlsx.js';

/** Parameters that are no arguments, with what they may be; the first is the default. */
type Choices = Readonly<Record<string, readonly [string, ...string[]]>>;

/** How a table is written. */
export interface Format {
  readonly type: string;
  readonly choices: Choices;
  write(table: Table, chosen: Readonly<Record<string, string>>): AsyncIterable<string | Uint8Array>;
}

/** The language of texts, in every format. */
export const LOCALE: Choices = { locale: ['nb', 'nn', 'en'] };

/** The formats, by the ending of the file. */
export const FORMATS = {
  csv: {
    type: 'text/csv; charset=utf-8',
    choices: { separator: ['semicolon', 'comma'], bom: ['false', 'true'], metadata: ['true', 'false'] },
    write: (table, { separator, bom, metadata }) =>
      writeCsv(table, { separator: separator === 'comma' ? 'comma' : 'semicolon', bom: bom === 'true', metadata: metadata === 'true' }),
  },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', choices: {}, write: writeXlsx },
  json: { type: 'application/json; charset=utf-8', choices: {}, write: writeJsonStat },
  parquet: { type: 'application/vnd.apache.parquet', choices: {}, write: writeParquet },
} satisfies Record<string, Format>;
