import { StartError } from '../../shared/subgraph/errors.js';

/** One row of a content file, read field by field; each method throws a StartError that names file, row and field. */
export class ContentRow {
  constructor(
    private readonly file: string,
    private readonly row: number,
    private readonly values: Readonly<Record<string, unknown>>,
  ) {}

  /** Text that must be there. */
  text(field: string): string {
    return this.maybe(field) ?? this.fail(field, 'is missing');
  }

  /** Text or nothing; an empty cell is nothing. */
  maybe(field: string): string | null {
    const value = this.values[field];
    if (value === null || value === undefined || value === '') return null;
    if (typeof value !== 'string' || value.includes('\u0000')) return this.fail(field, 'is no text');
    return value;
  }

  maybeNumber(field: string): number | null {
    const value = this.values[field];
    if (value === null || value === undefined || value === '') return null;
    const number = Number(value);
    return Number.isFinite(number) ? number : this.fail(field, 'is no number');
  }

  number(field: string): number {
    return this.maybeNumber(field) ?? this.fail(field, 'is missing');
  }

  flag(field: string): boolean {
    const value = this.values[field];
    return (
      value === true || value === 'true' || (value === false || value === 'false' ? false : this.fail(field, 'is neither true nor false'))
    );
  }

  day(field: string): string | null {
    const value = this.maybe(field);
    return value === null || /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value) ? value : this.fail(field, 'is no day');
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

  /** A list, as the JSON text that is stored. */
  list(field: string): string {
    const value = this.values[field];
    return Array.isArray(value) ? JSON.stringify(value) : this.fail(field, 'is no list');
  }

  object(field: string): ContentRow {
    const value = this.values[field];
    return value !== null && typeof value === 'object'
      ? new ContentRow(this.file, this.row, value as Record<string, unknown>)
      : this.fail(field, 'is no object');
  }

  private fail(field: string, problem: string): never {
    throw new StartError(`content file ${this.file}, row ${this.row}: ${field} ${problem}.`);
  }
}
