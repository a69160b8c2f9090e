import { type Cell, type Cube, SUPPRESSED, type Table } from './table.js';

/** Statistics Norway's signs (standardtegn) for a cell without a number, by the state of its row. */
const SIGNS: Readonly<Record<string, string>> = { SUPPRESSED: ':', MISSING: '..', NOT_COMPARABLE: '.' };

/**
 * Writes a table as a JSON-stat 2.0 dataset (json-stat.org), as the API of Statistics Norway gives it: the rows as categories of one
 * dimension, the numbers as a metric dimension, one day as time. A cube is small: it is written in one piece.
 */
export async function* writeJsonStat(table: Table): AsyncGenerator<string> {
  const { cube, columns, language } = table;
  if (cube === null) throw new Error(`${table.name} is no cube`);
  const place = (name: string) => columns.findIndex((column) => column.name === name);
  const rows: (readonly Cell[])[] = [];
  for await (const row of table.rows) rows.push(row);
  const text = (row: readonly Cell[], name: string) => String(row[place(name)] ?? '');
  const ids = rows.map((row) => text(row, cube.id));
  const days = [...new Set(rows.map((row) => text(row, cube.day)))];
  const cells = rows.flatMap((row) =>
    cube.measures.map((name): { cell: Cell; state: string } => ({ cell: row[place(name)] ?? null, state: text(row, cube.state) })),
  );
  yield JSON.stringify({
    version: '2.0',
    class: 'dataset',
    label: table.title,
    source: cube.source,
    updated: new Date().toISOString(),
    language,
    id: [cube.dimension, 'measure', 'time'],
    size: [rows.length, cube.measures.length, 1],
    role: { time: ['time'], metric: ['measure'], ...(cube.isGeographic ? { geo: [cube.dimension] } : {}) },
    dimension: {
      [cube.dimension]: {
        label: cube.dimension,
        category: { index: ids, label: Object.fromEntries(rows.map((row, i) => [ids[i], text(row, cube.label)])) },
        extension: { details: Object.fromEntries(rows.map((row, i) => [ids[i], detailsOf(cube, row, place)])) },
      },
      measure: {
        label: 'measure',
        category: {
          index: cube.measures,
          label: Object.fromEntries(cube.measures.map((name) => [name, columns[place(name)]?.text[language] ?? name])),
          unit: Object.fromEntries(cube.measures.map((name) => [name, { base: isCount(table, name) ? 'count' : cube.unit }])),
        },
      },
      time: { label: 'time', category: { index: days, label: Object.fromEntries(days.map((day) => [day, day])) } },
    },
    value: cells.map(({ cell }) => (typeof cell === 'number' ? cell : null)),
    status: Object.fromEntries(cells.flatMap(({ cell, state }, i) => (typeof cell === 'number' ? [] : [[i, signOf(cell, state)]]))),
    note: [...table.remarks, ...table.closing()].map(({ key, text: remark }) => `${key}: ${remark}`),
    extension: { remarks: [...table.remarks, ...table.closing()], glossary: table.glossary },
  });
}

const signOf = (cell: Cell, state: string): string => (cell === SUPPRESSED ? ':' : (SIGNS[state] ?? '..'));
const isCount = ({ columns }: Table, name: string) => columns.some((column) => column.name === name && column.type === 'INTEGER');

const detailsOf = ({ details }: Cube, row: readonly Cell[], place: (name: string) => number): Record<string, Cell> =>
  Object.fromEntries(details.map((name) => [name, row[place(name)] ?? null]));
