import { createHash } from 'node:crypto';
import { clientName } from '../../gateway/execution/planned-names.js';

/** What goes wrong with the answers of one subgraph. The first four befall whole fetches, the others single objects. */
export const FAULTS = [
  'none',
  'status 500',
  'no data',
  'no JSON',
  'wrong length',
  'entity error',
  'field error',
  'null entity',
  'garbage leaf',
] as const;

/** One of them, in one subgraph; the same objects are met whoever asks and in whatever order. */
export interface Fault {
  readonly kind: (typeof FAULTS)[number];
  readonly subgraph: string;
  readonly seed: number;
}

type Answer = { data?: Record<string, unknown> | null; errors?: object[] };
type Row = Record<string, unknown>;

const CODE = 'PROVOKED';
/** Every so many objects are met. */
const ONE_OF = 3;

/**
 * Spoils the answer to a fetch.
 * @param representations keys of the objects that were asked for; null if none were
 * @returns status and body as they go back to who asked
 */
export function spoil(
  { kind, seed }: Fault,
  answer: Answer,
  representations: readonly Row[] | null,
): { readonly status: number; readonly body: string } {
  if (kind === 'status 500') return { status: 500, body: '{}' };
  if (kind === 'no JSON') return { status: 200, body: '<html>' };
  if (kind === 'no data')
    return { status: 200, body: JSON.stringify({ data: null, errors: [{ message: 'nothing', extensions: { code: CODE } }] }) };
  const entities = answer.data?._entities as (Row | null)[] | undefined;
  if (kind === 'none' || !entities || !representations || !answer.data) return { status: 200, body: JSON.stringify(answer) };
  if (kind === 'wrong length') return { status: 200, body: JSON.stringify({ data: { _entities: entities.slice(1) } }) };
  const errors = [...(answer.errors ?? [])];
  const spoiled = entities.map((entity, index) => {
    const id = String(representations[index]?.id ?? representations[index]?.code);
    if (!entity || chance(seed, id) % ONE_OF > 0) return entity;
    const fail = (path: readonly unknown[]) =>
      errors.push({ message: `broken: <${id}>`, path: ['_entities', index, ...path], extensions: { code: CODE } });
    if (kind === 'entity error') fail([]);
    if (kind === 'entity error' || kind === 'null entity') return null;
    // Whatever order they come in, and under whatever name a plan asks for what the client calls so.
    const rank = (key: string) => chance(seed, `${id} ${clientName(key).replace(/__alias_\d+$/, '')}`);
    const [key] = Object.keys(entity)
      .filter((name) => name !== '__typename')
      .toSorted((a, b) => rank(a) - rank(b));
    if (key === undefined) return entity;
    if (kind === 'field error') fail([key]);
    return { ...entity, [key]: kind === 'field error' ? null : garbageFor(entity[key]) };
  });
  return { status: 200, body: JSON.stringify({ data: { ...answer.data, _entities: spoiled }, ...(errors.length > 0 ? { errors } : {}) }) };
}

/** What no leaf of the schema can be. Objects and lists stay as they are, and null, which may stand for one: those, Apollo's executor dies of. */
const garbageFor = (value: unknown) => (typeof value === 'object' ? value : { garbage: true });

/** The same number for the same text. */
const chance = (seed: number, text: string): number => createHash('md5').update(`${seed} ${text}`).digest().readUInt32BE(0);
