import type { GraphQLFormattedError } from 'graphql';
import type { SubgraphAnswer } from '../../shared/subgraph/read-answer.js';
import type { CompiledFetch } from './compile-fetch.js';
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
      if (at) note(fetch, run, error, [...at, ...rest]);
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
  // Without data every row is lost; with data, an error without a row is told of the rows of which nothing came.
  const entities = data?._entities as readonly unknown[] | undefined;
  const lost = rows.flatMap((_same, place) => (explained.has(place) || entities?.[place] ? [] : [place]));
  const reasons = whole.length > 0 ? whole : data ? [] : errors.slice(0, 1);
  for (const error of reasons) {
    if (lost.length === 0) note(fetch, run, error, listOf(fetch.path));
    for (const place of lost) put(error, place, []);
  }
  for (const place of lost) for (const row of rows[place] ?? []) run.accounted.add(row);
}

/** Places the errors of a fetch of root fields: as the subgraph says, or at each root field that it was asked for. */
export function placeRootErrors(fetch: CompiledFetch, { errors = [] }: SubgraphAnswer, run: Run): void {
  for (const error of errors) {
    const { path } = error;
    if (path && path.length > 0) note(fetch, run, error, renamed(fetch, path));
    else for (const field of rootFieldsOf(fetch.operation, run.coerced)) note(fetch, run, error, renamed(fetch, [field]));
  }
}

function note(fetch: CompiledFetch, run: Run, { message, extensions = {} }: GraphQLFormattedError, path: AnswerPath): void {
  // What the caller has to mend is no owner's fault.
  const sector = extensions.code === 'BAD_USER_INPUT' ? {} : { sector: fetch.subgraph };
  run.errors.push({ message, path, extensions: { ...sector, ...extensions }, fetch });
}

const renamed = ({ renames }: CompiledFetch, path: AnswerPath): AnswerPath => renames?.inPath(path) ?? path;

/** The part of a plan's path that names one place. */
function listOf(path: readonly string[]): AnswerPath {
  const list = path.indexOf('@');
  return list < 0 ? path : path.slice(0, list);
}
