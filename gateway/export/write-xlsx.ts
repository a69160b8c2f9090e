import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { type Column, inPortions, type Remark, type Table } from './table.js';
import { fixedParts, headXml, rowXml, SHEET_END, SHEET_START, sheetPath } from './xlsx-parts.js';

const PORTION = 25;
/** Most rows of a sheet, the first one included. */
const MAX_ROWS = 1_048_576;

const WORDS = {
  nb: { sheets: ['Tall', 'Definisjoner'], head: ['Hva', 'Navn', 'Betydning'], remark: 'om filen', column: 'kolonne', term: 'kode' },
  en: { sheets: ['Figures', 'Definitions'], head: ['What', 'Name', 'Meaning'], remark: 'about the file', column: 'column', term: 'code' },
} as const;

/** Writes a table as a workbook: a sheet of figures, and one of definitions with what holds for the file, its columns and its codes. */
export async function* writeXlsx(table: Table): AsyncGenerator<Uint8Array> {
  const { sheets } = WORDS[table.language];
  const zip = new ZipFile();
  const output = new PassThrough();
  const parts = [Readable.from(figures(table), { objectMode: false }), Readable.from(definitions(table), { objectMode: false })];
  for (const [path, xml] of Object.entries(fixedParts(sheets))) zip.addBuffer(Buffer.from(xml), path);
  // One after the other: the second is written when the rows are through.
  for (const [i, part] of parts.entries()) {
    part.on('error', (error) => output.destroy(error));
    zip.addReadStream(part, sheetPath(i));
  }
  zip.end();
  zip.outputStream.pipe(output);
  try {
    yield* output;
  } finally {
    for (const part of parts) part.destroy();
  }
}

async function* figures({ columns, rows }: Table): AsyncGenerator<string> {
  yield SHEET_START + headXml(columns.map(({ name }) => name));
  let last = 1;
  for await (const portion of inPortions(rows, PORTION)) {
    const before = last + 1;
    last += portion.length;
    if (last > MAX_ROWS) throw new Error(`a sheet holds ${MAX_ROWS} rows, and there are more`);
    yield portion.map((row, i) => rowXml(columns, row, before + i)).join('');
  }
  yield SHEET_END;
}

const DEFINITION: readonly Pick<Column, 'type'>[] = [{ type: 'TEXT' }, { type: 'TEXT' }, { type: 'TEXT' }];

async function* definitions(table: Table): AsyncGenerator<string> {
  const { head, remark, column, term } = WORDS[table.language];
  const lines = (what: string, remarks: readonly Remark[]) => remarks.map(({ key, text }) => [what, key, text]);
  const all = [
    ...lines(remark, [...table.remarks, ...table.closing()]),
    ...table.columns.map(({ name, text }) => [column, name, text[table.language]]),
    ...lines(term, table.glossary),
  ];
  yield SHEET_START + headXml(head) + all.map((row, i) => rowXml(DEFINITION, row, i + 2)).join('') + SHEET_END;
}
