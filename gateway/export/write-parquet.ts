import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { type Cell, type Column, SUPPRESSED, type Table } from './table.js';

/** Rows of a row group: they are held in memory at once, and the description of every group until the end. */
const ROW_GROUP = 5_000;

/** Writes a table as Parquet with typed columns and the remarks as key-value metadata. A suppressed number is null: its `state` says so. */
export async function* writeParquet(table: Table): AsyncGenerator<Uint8Array> {
  const { columns, rows, remarks } = table;
  const bytes = new ByteWriter();
  const schema = [{ name: 'table', num_children: columns.length }, ...columns.map(elementOf)];
  const parquet = new ParquetWriter({ writer: bytes, schema, createdBy: 'resource-nurse-federation' });
  // Column by column from the start, so that rows are let go of at once.
  let group = emptyGroup(columns);
  const write = () => {
    parquet.write({ columnData: group, rowGroupSize: ROW_GROUP });
    group = emptyGroup(columns);
    return take(bytes);
  };
  let count = 0;
  for await (const row of rows) {
    for (const [i, column] of columns.entries()) group[i]?.data.push(typed(column, row[i] ?? null));
    count += 1;
    if (count % ROW_GROUP === 0) yield write();
  }
  if (count % ROW_GROUP > 0) yield write();
  parquet.kvMetadata = keyValues([...remarks, ...table.closing(), { key: 'columns', text: JSON.stringify(columns) }]);
  parquet.finish();
  yield take(bytes);
}

/** Without an index of pages: a group has one. */
const emptyGroup = (columns: readonly Column[]) => columns.map(({ name }) => ({ name, data: [] as Value[], offsetIndex: false }));

const TYPES: Readonly<Record<Column['type'], Partial<SchemaElement>>> = {
  TEXT: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  INTEGER: { type: 'INT32' },
  NUMBER: { type: 'DOUBLE' },
  BOOLEAN: { type: 'BOOLEAN' },
  DATE: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  INSTANT: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
};

const elementOf = ({ name, type }: Column): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...TYPES[type] });

type Value = string | number | boolean | Date | null;

function typed({ type }: Column, cell: Cell): Value {
  if (cell === null || cell === SUPPRESSED) return null;
  return type === 'DATE' || type === 'INSTANT' ? new Date(String(cell)) : cell;
}

/** Keys are unique there: remarks of one key become one of several lines. */
const keyValues = (remarks: Table['remarks']) =>
  [...Map.groupBy(remarks, ({ key }) => key)].map(([key, all]) => ({ key, value: all.map(({ text }) => text).join('\n') }));

/** What has been written since the last time; the buffer is used again. */
function take(bytes: ByteWriter): Uint8Array {
  const taken = bytes.getBytes().slice();
  bytes.index = 0;
  return taken;
}
