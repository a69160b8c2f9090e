import { tableFromIPC } from '@uwdata/flechette';
import { parse } from 'csv-parse/sync';
import { readParquet } from 'parquet-wasm';
import readExcelFile from 'read-excel-file/node';

/** A file as a reader of that format sees it: rows by the names of columns. */
export interface ReadFile<Cell> {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  /** What it says of itself. */
  readonly remarks: readonly string[];
}

const byName = <Cell>([head = [], ...rows]: Cell[][], remarks: readonly string[]): ReadFile<Cell> => {
  const columns = head.map(String);
  return { columns, rows: rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i] as Cell]))), remarks };
};

/** CSV as csv-parse reads it, lines of remarks first taken off. */
export function readCsv(text: string, delimiter = ';'): ReadFile<string> {
  const isRemark = (line: string) => line.startsWith('# ');
  const lines = text.replace(/^\uFEFF/, '').split('\r\n');
  const start = lines.findIndex((line) => !isRemark(line));
  const end = lines.findLastIndex((line) => line !== '' && !isRemark(line));
  const rows: string[][] = parse(lines.slice(start, end + 1).join('\r\n'), { delimiter, record_delimiter: '\r\n' });
  return byName(rows, lines.filter(isRemark));
}

/** A workbook as read-excel-file reads it. */
export async function readXlsx(file: Buffer) {
  const [figures, definitions] = await readExcelFile(file, { trim: false });
  return { sheets: [figures?.sheet, definitions?.sheet], definitions: definitions?.data ?? [], ...byName(figures?.data ?? [[]], []) };
}

/** Parquet as Apache's own library (arrow-rs, in WebAssembly) reads it. */
export function readParquetFile(file: Buffer) {
  const table = tableFromIPC(readParquet(new Uint8Array(file)).intoIPCStream());
  const columns = table.schema.fields.map(({ name }) => name);
  const metadata = table.schema.metadata ?? new Map<string, string>();
  return { columns, rows: table.toArray() as Readonly<Record<string, unknown>>[], metadata, groups: table.numRows };
}
