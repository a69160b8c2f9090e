import { GraphQLError } from 'graphql';
import { SubgraphFailure } from '../../shared/subgraph/client/failure.js';
import type { SubgraphAnswer } from '../../shared/subgraph/read-answer.js';
import type { CompiledFetch } from './compile-fetch.js';
import type { FetchServices } from './fetch-services.js';
import { copyOf, merge } from './merge.js';
import { placeEntityErrors, placeRootErrors } from './place-errors.js';
import { isRow, type Row } from './row.js';
import { rowsAt } from './rows-at.js';
import type { Run } from './run.js';

/** Runs a fetch: asks the subgraph, merges what it gives, and notes what went wrong where. */
export async function runFetch(fetch: CompiledFetch, run: Run, services: FetchServices): Promise<void> {
  if (!fetch.represent) return runRootFetch(fetch, run, services);
  const wanted = representationsOf(rowsAt(run.root, fetch.path), fetch.represent);
  if (wanted.texts.length === 0) return;
  const answer = await ask(fetch, run, services, wanted.texts);
  const entities = entitiesOf(answer);
  if (entities) mergeEntities(fetch, wanted, entities, run, services);
  if (answer.errors?.length) placeEntityErrors(fetch, wanted, answer, run);
}

/** The objects that a fetch is about, and what is sent for them: each representation once. */
export interface Wanted {
  readonly texts: readonly string[];
  /** Objects by the place of their representation in `texts`. */
  readonly rows: readonly Row[][];
}

function representationsOf(rows: readonly Row[], represent: (row: Row) => string | null): Wanted {
  const known = new Map<string, Row[]>();
  for (const row of rows) {
    const text = represent(row);
    if (text === null) continue;
    const same = known.get(text);
    if (same) same.push(row);
    else known.set(text, [row]);
  }
  return { texts: [...known.keys()], rows: [...known.values()] };
}

async function runRootFetch(fetch: CompiledFetch, run: Run, services: FetchServices): Promise<void> {
  const answer = await ask(fetch, run, services, null);
  if (answer.data) {
    fetch.renames?.inData(answer.data);
    merge(run.root, answer.data, services.types.isAbstract);
  }
  if (answer.errors?.length) placeRootErrors(fetch, answer, run);
}

const entitiesOf = ({ data }: SubgraphAnswer) => (data ? (data._entities as readonly (Row | null)[]) : null);

function mergeEntities(
  fetch: CompiledFetch,
  { rows }: Wanted,
  entities: readonly (Row | null)[],
  run: Run,
  { types }: FetchServices,
): void {
  for (const [place, same] of rows.entries()) {
    const entity = entities[place];
    if (!isRow(entity)) {
      for (const row of same) run.accounted.add(row);
      continue;
    }
    fetch.renames?.inData(entity);
    // The last one takes the answer's own objects, the others copies: later fetches write into each.
    for (const [index, row] of same.entries()) merge(row, index === same.length - 1 ? entity : copyOf(entity), types.isAbstract);
  }
}

/** Of a change whose turn came too late: what was begun before it is carried through, but it is not, and she need not look whether it was. */
const NOT_BEGUN: SubgraphAnswer = {
  data: null,
  errors: [
    {
      message: 'This change was not begun: those before it took all the time of the request. Send it again in a request of its own.',
      extensions: { code: 'CHANGE_NOT_BEGUN' },
    },
  ],
};

const LOOK_FIRST = 'The change may have been made: look before you repeat it, or repeat it with the same idempotencyKey.';

/** Asks; a failure of the whole fetch is an answer too, with an error and without data. */
async function ask(fetch: CompiledFetch, run: Run, services: FetchServices, texts: readonly string[] | null): Promise<SubgraphAnswer> {
  if (!fetch.isQuery && run.call.signal?.aborted) return NOT_BEGUN;
  const span = services.startSpan(fetch.subgraph, texts?.length ?? 0);
  try {
    const client = services.clientOf(fetch.subgraph);
    const body = fetch.body(run.variables, texts);
    const request = { body, entities: texts?.length ?? null, isQuery: fetch.isQuery, call: run.call };
    return await span.within(() => client.send(request));
  } catch (error) {
    span.failed(error);
    if (!(error instanceof GraphQLError)) throw error;
    const { message, extensions } = error;
    const isUndone = error instanceof SubgraphFailure && error.isSurelyUndone;
    const advice = fetch.isQuery || isUndone ? '' : ` ${LOOK_FIRST}`;
    return { data: null, errors: [{ message: message + advice, extensions }] };
  } finally {
    span.end();
  }
}
