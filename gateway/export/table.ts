/** Stands where a number is kept from the caller: never written as 0 and never as nothing. */
export const SUPPRESSED = Symbol('suppressed');

/** One cell; null where there is nothing. Dates and instants are ISO 8601 text. */
export type Cell = string | number | boolean | null | typeof SUPPRESSED;

/** Languages that an export speaks. */
export type Language = 'nb' | 'en';

/** What is in a column. */
export interface Column {
  /** Stable name for programs. */
  readonly name: string;
  readonly type: 'TEXT' | 'INTEGER' | 'NUMBER' | 'BOOLEAN' | 'DATE' | 'INSTANT';
  /** What it means, for people. */
  readonly text: Readonly<Record<Language, string>>;
}

/** A column, and how it is read off a row of an answer. */
export interface ColumnOf<Row> extends Column {
  read(row: Row): Cell;
}

/** Something that holds for a whole file. A key may come several times. */
export interface Remark {
  /** Stable key for programs. */
  readonly key: string;
  readonly text: string;
}

/** How a table becomes a cube: a category a row, and some columns as measures. */
export interface Cube {
  /** Name of the dimension that the rows are the categories of. */
  readonly dimension: string;
  readonly isGeographic: boolean;
  /** Columns: id, label and state of a category, the day, and the numbers. */
  readonly id: string;
  readonly label: string;
  readonly state: string;
  readonly day: string;
  readonly measures: readonly string[];
  /** Columns that say more of a category. */
  readonly details: readonly string[];
  readonly source: string;
  readonly unit: string;
}

/** What every format is written from. */
export interface Table {
  /** Beginning of the file's name. */
  readonly name: string;
  readonly title: string;
  readonly language: Language;
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<readonly Cell[]>;
  /** Known before the first row. */
  readonly remarks: readonly Remark[];
  /** Came to light with the rows; read after the last. */
  closing(): readonly Remark[];
  /** Codes in the cells, and what they mean. */
  readonly glossary: readonly Remark[];
  readonly cube: Cube | null;
}

/**
 * Rows in portions, so that the price of a step falls on many. What is held together survives the collection of young garbage, and lets
 * the heap grow: portions of text are small.
 */
export async function* inPortions<Row>(rows: AsyncIterable<Row>, size: number): AsyncGenerator<Row[]> {
  let portion: Row[] = [];
  for await (const row of rows) {
    portion.push(row);
    if (portion.length < size) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}
