import type { GraphQLFormattedError } from 'graphql';
import type { SubgraphAnswer } from '../../shared/subgraph/read-answer.js';
import type { CompiledFetch } from './compile-fetch.js';
import { extensionsOf } from './error-extensions.js';
import { clientName } from './planned-names.js';
import { rootFieldsOf } from './root-fields.js';
import { type AnswerPath, placesAt } from './rows-at.js';
import type { Run } from './run.js';
import type { Wanted } from './run-fetch.js';

/** Places the errors of a fetch of entities: each at every row of its entity, or at every row that got none if nothing came at all. */
export function placeEntityErrors(fetch: CompiledFetch, { rows }: Wanted, { data, errors = [] }: SubgraphAnswer, run: Run): void {
  const places = placesAt(run.root, fetch.path);
  const put = (error: GraphQLFormattedError, place: number, rest: AnswerPath) => {
    for (const row of rows[place] ?? []) {
      const at = places.get(row);
      // What is not told of needs no second word where it leaves a gap.
      if (at && !note(fetch, run, error, [...at, ...rest])) run.accounted.add(row);
    }
  };
  const explained = new Set<number>();
  const whole: GraphQLFormattedError[] = [];
  for (const error of errors) {
    const [root, index, ...rest] = error.path ?? [];
    if (root !== '_entities' || typeof index !== 'number' || rows[index] === undefined) whole.push(error);
    else {
      explained.add(index);
      put(error, index, renamed(fetch, rest));
    }
  }
  // Without data every row is lost; with data, an error without a row is told of the rows of which nothing came. One is enough for a row.
  const entities = data?._entities as readonly unknown[] | undefined;
  const lost = rows.flatMap((_same, place) => (explained.has(place) || entities?.[place] ? [] : [place]));
  const [reason, ...others] = whole.length > 0 ? whole : data ? [] : errors.slice(0, 1);
  if (reason) for (const place of lost) put(reason, place, []);
  for (const error of reason && lost.length === 0 ? [reason, ...others] : others) note(fetch, run, error, listOf(fetch.path));
  for (const place of lost) for (const row of rows[place] ?? []) run.accounted.add(row);
}

/** Places the errors of a fetch of root fields: as the subgraph says, or at each root field that it was asked for. */
export function placeRootErrors(fetch: CompiledFetch, { errors = [] }: SubgraphAnswer, run: Run): void {
  const [reason] = errors.filter(({ path }) => !path?.length);
  for (const error of errors) if (error.path?.length) note(fetch, run, error, renamed(fetch, error.path));
  if (reason) for (const field of rootFieldsOf(fetch.operation, run.coerced)) note(fetch, run, reason, renamed(fetch, [field]));
}

/** Notes an error; beyond what an answer shows of one fetch, only that there is one more. */
function note(fetch: CompiledFetch, run: Run, error: GraphQLFormattedError, path: AnswerPath): boolean {
  const noted = run.noted.get(fetch) ?? 0;
  run.noted.set(fetch, noted + 1);
  if (noted >= run.errorsPerFetch) return false;
  const place = path.map((step) => (typeof step === 'string' ? clientName(step) : step));
  run.errors.push({ message: error.message, path: place, extensions: extensionsOf(error, fetch.subgraph), fetch });
  return true;
}

const renamed = ({ renames }: CompiledFetch, path: AnswerPath): AnswerPath => renames?.inPath(path) ?? path;

/** The part of a plan's path that names one place. */
function listOf(path: readonly string[]): AnswerPath {
  const list = path.indexOf('@');
  return list < 0 ? path : path.slice(0, list);
}
