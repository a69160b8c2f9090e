import { isDay } from '../../shared/subgraph/date.js';
import { StartError } from '../../shared/subgraph/errors.js';
import { isObject } from '../../shared/subgraph/read-answer.js';

/** What rows may refer to: slugs, area codes, keys. */
export interface Known {
  readonly sources: ReadonlySet<string>;
  readonly organizations: ReadonlySet<string>;
  readonly networks: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
  readonly areas: ReadonlySet<string>;
  readonly observations: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  readonly agreements: ReadonlySet<string>;
}

/** One row of a content file, read field by field; each method throws a StartError that names file, row and field. */
export class ContentRow {
  constructor(
    private readonly file: string,
    private readonly row: number,
    private readonly values: Readonly<Record<string, unknown>>,
    /** Where in the row the fields are, for errors: `seats[1].`. */
    private readonly path = '',
  ) {}

  /** Text that must be there. */
  text(field: string): string {
    return this.maybe(field) ?? this.fail(field, 'is missing');
  }

  /** Text or nothing; an empty cell is nothing. */
  maybe(field: string): string | null {
    return this.checkText(this.values[field], field);
  }

  maybeNumber(field: string): number | null {
    const value = this.values[field];
    if (value === null || value === undefined || value === '') return null;
    const isNumber = typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));
    const number = Number(value);
    return isNumber && Number.isFinite(number) ? number : this.fail(field, 'is no number');
  }

  number(field: string): number {
    return this.maybeNumber(field) ?? this.fail(field, 'is missing');
  }

  /** A whole number that both databases can hold. */
  maybeInteger(field: string): number | null {
    const number = this.maybeNumber(field);
    return number === null || (Number.isInteger(number) && Math.abs(number) < 2 ** 31) ? number : this.fail(field, 'is no whole number');
  }

  integer(field: string): number {
    return this.maybeInteger(field) ?? this.fail(field, 'is missing');
  }

  flag(field: string): boolean {
    const value = this.values[field];
    return (
      value === true || value === 'true' || (value === false || value === 'false' ? false : this.fail(field, 'is neither true nor false'))
    );
  }

  day(field: string): string | null {
    const value = this.maybe(field);
    return value === null || isDay(value) ? value : this.fail(field, 'is no day');
  }

  oneOf<Value extends string>(field: string, vocabulary: Readonly<Record<Value, string>>): Value {
    const value = this.text(field);
    return Object.hasOwn(vocabulary, value) ? (value as Value) : this.fail(field, `has the unknown value ${value}`);
  }

  maybeOneOf<Value extends string>(field: string, vocabulary: Readonly<Record<Value, string>>): Value | null {
    return this.maybe(field) === null ? null : this.oneOf(field, vocabulary);
  }

  known(field: string, set: ReadonlySet<string>): string {
    return this.check(this.text(field), set, field);
  }

  maybeKnown(field: string, set: ReadonlySet<string>): string | null {
    const value = this.maybe(field);
    return value === null ? null : this.check(value, set, field);
  }

  check(value: string, set: ReadonlySet<string>, field: string): string {
    return set.has(value) ? value : this.fail(field, `names ${value}, which is unknown`);
  }

  /** A list of texts, as the JSON text that is stored. */
  texts(field: string): string {
    const value = this.values[field];
    if (!Array.isArray(value)) return this.fail(field, 'is no list');
    return JSON.stringify(value.map((item, i) => this.checkText(item, `${field}[${i}]`) ?? this.fail(`${field}[${i}]`, 'is empty')));
  }

  /** A list of objects, each read like a row, as the JSON text that is stored. */
  objects(field: string, read: (item: ContentRow) => object): string {
    const value = this.values[field];
    if (!Array.isArray(value)) return this.fail(field, 'is no list');
    return JSON.stringify(value.map((item, i) => read(this.inner(item, `${field}[${i}]`))));
  }

  /** A list of texts that are all known. */
  knownList(field: string, set: ReadonlySet<string>): string {
    const value = this.values[field];
    if (!Array.isArray(value)) return this.fail(field, 'is no list');
    return JSON.stringify(value.map((item) => this.check(String(item), set, field)));
  }

  object(field: string): ContentRow {
    return this.inner(this.values[field], field);
  }

  /** The source and the place in it. */
  cited({ sources }: Known): { source: string; locator: string } {
    return { source: this.known('source', sources), locator: this.text('locator') };
  }

  /** An object or nothing. */
  maybeObject(field: string): ContentRow | null {
    const value = this.values[field];
    return value === null || value === undefined ? null : this.inner(value, field);
  }

  private checkText(value: unknown, field: string): string | null {
    if (value === null || value === undefined || value === '') return null;
    return typeof value === 'string' && !value.includes('\u0000') ? value : this.fail(field, 'is no text');
  }

  private inner(value: unknown, field: string): ContentRow {
    return isObject(value) ? new ContentRow(this.file, this.row, value, `${this.path}${field}.`) : this.fail(field, 'is no object');
  }

  /** Refuses the row. */
  fail(field: string, problem: string): never {
    throw new StartError(`content file ${this.file}, row ${this.row}: ${this.path}${field} ${problem}.`);
  }
}
