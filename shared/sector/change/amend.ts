import type { EntityClass } from '@mikro-orm/core';
import { record, supersede, type VersionFacts } from '../../command/versions.js';
import type { Valid } from '../../subgraph/versioned.entity.js';
import { type SectorWork } from './sector-work.js';

/** A state that is believed now. */
type State = { readonly version: number; readonly validFrom: string; readonly validTo: string | null };

/** The days of a change: from the first one on, up to but without the last; null is open. */
export interface Days {
  readonly from: string;
  readonly to: string | null;
}

/**
 * Changes what is believed about an interval of an object's life. States that reach into the interval are superseded; what of them
 * lies outside is recorded again unchanged, what lies inside with the change. Days on which the object did not exist stay so, and a
 * state that is as it shall be already stays the row that it is. Once an object and command: a row lives for an instant at least.
 * @param states all states of one object that are believed now
 * @param days none, if the end is not after the start
 * @param change what is different within the interval; null ends the object there
 * @returns whether any day changed
 */
export async function amend<Entity extends Valid>(
  work: SectorWork,
  entity: EntityClass<Entity>,
  states: readonly (Entity & State)[],
  { from, to }: Days,
  change: Partial<VersionFacts<Entity>> | null,
): Promise<boolean> {
  const touched = touchedBy(states, { from, to }).filter((state) => change === null || differs(state, change));
  await supersede(
    work,
    entity,
    touched.map(({ version }) => version),
  );
  for (const state of touched) {
    const { version: _version, recordedAt: _recordedAt, supersededAt: _supersededAt, ...facts } = state;
    const write = (validFrom: string, validTo: string | null, changed: object) =>
      record(work, entity, { ...facts, ...changed, demo: Boolean(state.demo), validFrom, validTo } as unknown as VersionFacts<Entity>);
    if (state.validFrom < from) await write(state.validFrom, from, {});
    const inside = { from: later(state.validFrom, from), to: earlier(state.validTo, to) };
    if (change !== null) await write(inside.from, inside.to, change);
    if (to !== null && (state.validTo === null || state.validTo > to)) await write(to, state.validTo, {});
  }
  return touched.length > 0;
}

/** The states that reach into some days. */
export function touchedBy<S extends Pick<State, 'validFrom' | 'validTo'>>(states: readonly S[], { from, to }: Days): S[] {
  if (to !== null && to <= from) return [];
  return states.filter((state) => (state.validTo === null || state.validTo > from) && (to === null || state.validFrom < to));
}

const differs = (state: object, change: object) =>
  Object.entries(change).some(([name, value]) => (state as Readonly<Record<string, unknown>>)[name] !== value);

const later = (a: string, b: string) => (a > b ? a : b);

function earlier(a: string | null, b: string | null): string | null {
  if (a === null) return b;
  return b === null || a < b ? a : b;
}
