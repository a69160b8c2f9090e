import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { tableCsv } from '../gateway/dashboard/parts/table-csv.js';

/** Of a table as the browser gives it: rows with cells that have text. */
const tableOf = (rows: readonly (readonly string[])[]) =>
  ({ rows: rows.map((cells) => ({ cells: cells.map((innerText) => ({ innerText })) })) }) as unknown as HTMLTableElement;

describe('a table that is taken along', () => {
  it('is what stands on the page, whatever stands there, as another reader of CSV sees it', () => {
    const rows = [
      ['Nettverk', 'Andel', 'Merknad'],
      ['Bærum', '66,7 %', 'sier «ja»; og "nei", begge deler'],
      ['# ikke en merknad', '', '–'],
    ];
    for (const [language, delimiter] of [
      ['nb', ';'],
      ['nn', ';'],
      ['en', ','],
    ] as const) {
      const csv = tableCsv(tableOf(rows), language, []);
      expect(parse(csv, { delimiter, bom: false, relax_quotes: false })).toEqual(rows);
      expect(csv.charCodeAt(0)).not.toBe(0xfeff);
      expect(csv.split('\r\n')).toHaveLength(rows.length + 1);
    }
  });

  it('has what holds of the whole file above it, on lines that readers of CSV skip', () => {
    const rows = [['# Nettverk', 'Andel']];
    const csv = tableCsv(tableOf(rows), 'nb', ['Dekning', 'Uten tall fra\nBærum; =1, som ikke svarte.']);
    expect(csv.split('\r\n').slice(0, 2)).toEqual(['# Dekning', "# Uten tall fra Bærum; '=1, som ikke svarte."]);
    expect(parse(csv, { delimiter: ';', comment: '#' })).toEqual(rows);
  });

  it('has a cell on one line, with one blank where the page has many', () => {
    expect(tableCsv(tableOf([['92 %\n46\u00a0av\u00a050  ']]), 'nb', [])).toBe('92 % 46 av 50\r\n');
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '  =1', '\t=1', '\n=1', '＝1'])(
    'has nothing that a spreadsheet would run: %j',
    (text) => {
      const [[cell = ''] = []] = parse(tableCsv(tableOf([[text]]), 'nb', []), { delimiter: ';' }) as string[][];
      expect(cell).toBe(`'${text.trim()}`);
    },
  );
});
