import { GraphQLError } from 'graphql';
import { isRow, type Row } from './row.js';
import type { AnswerPath } from './rows-at.js';
import type { PlacedError, Run } from './run.js';

/** An error of an answer in which nothing else says why a place is empty that may not be. */
const GAP = {
  message: 'A subgraph left out what is never empty; it, or what holds it, is left out here. Tell the operator the request id.',
  extensions: { code: 'INCOMPLETE_ANSWER' },
  fetch: null,
} as const;

/**
 * The errors of an answer as they are given: each place once, none for a gap that another error explains. Where a fetch had more than an
 * answer shows, the last one says in `extensions.omitted` how many there are besides.
 * @param data what the client gets
 * @param gaps places that are empty and may not be
 */
export function finishErrors(
  { errors, noted, errorsPerFetch }: Pick<Run, 'errors' | 'noted' | 'errorsPerFetch'>,
  { data, gaps }: { readonly data: Row | null; readonly gaps: readonly AnswerPath[] },
): GraphQLError[] {
  if (errors.length === 0 && gaps.length === 0) return [];
  const silent = unexplained(gaps, errors);
  const placed = [...errors, ...silent.slice(0, errorsPerFetch).map((path): PlacedError => ({ ...GAP, path }))].map((error) => ({
    ...error,
    path: withinAnswer(error.path, data),
  }));
  const once = new Map(placed.map((error) => [JSON.stringify([error.path, error.message, error.extensions.sector]), error]));
  const fetches = Map.groupBy(once.values(), ({ fetch }) => fetch);
  return [...fetches].flatMap(([fetch, group]) => {
    const all = fetch === null ? silent.length : (noted.get(fetch) ?? 0);
    const omitted = all > errorsPerFetch ? { omitted: all - errorsPerFetch } : {};
    return group.map(({ message, path, extensions }, index) => {
      const rest = index === group.length - 1 ? omitted : {};
      return new GraphQLError(message, { ...(path.length > 0 ? { path } : {}), extensions: { ...extensions, ...rest } });
    });
  });
}

/** Gaps with no error at, above or below them. */
function unexplained(gaps: readonly AnswerPath[], errors: readonly PlacedError[]): readonly AnswerPath[] {
  if (gaps.length === 0) return gaps;
  const at = new Set(errors.map(({ path }) => JSON.stringify(path)));
  const above = new Set(errors.flatMap(({ path }) => path.map((_step, length) => JSON.stringify(path.slice(0, length)))));
  const isExplained = (gap: AnswerPath) =>
    above.has(JSON.stringify(gap)) ||
    Array.from({ length: gap.length + 1 }, (_, length) => gap.slice(0, length)).some((p) => at.has(JSON.stringify(p)));
  return gaps.filter((gap) => !isExplained(gap));
}

/** Plans also fetch what the client did not ask for. An error about that is told of what holds it. */
function withinAnswer(path: AnswerPath, data: Row | null): AnswerPath {
  let value: unknown = data;
  for (const [length, step] of path.entries()) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (!isRow(value)) return path;
    else if (!Object.hasOwn(value, String(step))) return path.slice(0, length);
    else value = value[step];
  }
  return path;
}
