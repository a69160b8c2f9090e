import { stringify } from 'csv-stringify/sync';
import { harmless, remarkLine } from './harmless.js';
import { type Cell, type Column, inPortions, type Remark, SUPPRESSED, type Table } from './table.js';

/** How a CSV file is written. */
export interface CsvOptions {
  /** `semicolon` goes with a decimal comma (Norwegian Excel, `read.csv2` of R), `comma` with a decimal point. */
  readonly separator: 'semicolon' | 'comma';
  /** A byte order mark, by which Excel knows UTF-8. */
  readonly bom: boolean;
  /** Remarks as lines that begin with `# `. */
  readonly metadata: boolean;
}

const PORTION = 25;
const SEPARATORS = { semicolon: ';', comma: ',' } as const;

/** Writes a table as CSV (RFC 4180, UTF-8). A suppressed number is `:`, as Statistics Norway writes it; what is missing is empty. */
export async function* writeCsv(table: Table, { separator, bom, metadata }: CsvOptions): AsyncGenerator<string> {
  const decimal = separator === 'semicolon' ? ',' : '.';
  const write = (rows: string[][]) =>
    // A quoted `#` begins no remark for readers that skip them.
    stringify(rows, { delimiter: SEPARATORS[separator], record_delimiter: 'windows', quoted_match: /#/ });
  const remark = ({ key, text }: Remark) => remarkLine(`${key}: ${text}`);
  yield bom ? '\uFEFF' : '';
  if (metadata) yield table.remarks.map(remark).join('');
  yield write([table.columns.map(({ name }) => name)]);
  for await (const rows of inPortions(table.rows, PORTION))
    yield write(rows.map((row) => table.columns.map((column, i) => cellText(column, row[i] ?? null, decimal))));
  if (metadata) yield table.closing().map(remark).join('');
}

function cellText({ type }: Column, cell: Cell, decimal: string): string {
  if (cell === null) return '';
  if (cell === SUPPRESSED) return ':';
  if (typeof cell === 'number') return type === 'NUMBER' ? String(cell).replace('.', decimal) : String(cell);
  return typeof cell === 'string' ? harmless(cell) : String(cell);
}
