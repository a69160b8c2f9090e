import DataLoader from 'dataloader';
import { type Moment, parseMoment } from './moment.js';

/** What is asked for, and the moment (as text) that the answer speaks of. */
export interface MomentKey {
  readonly id: string;
  readonly moment: string;
}

/** Loads values by id at a moment; one statement for all ids of a request that share the moment. */
export type MomentLoader<Value> = DataLoader<MomentKey, Value, string>;

/**
 * @param load the values of some ids at one moment, by id
 * @param missing the value of an id that `load` did not find
 */
export function createMomentLoader<Value>(
  load: (moment: Moment, ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  missing: () => Value,
): MomentLoader<Value> {
  const batch = async (keys: readonly MomentKey[]): Promise<Value[]> => {
    const groups = Map.groupBy(keys, (key) => key.moment);
    const found = new Map<string, ReadonlyMap<string, Value>>();
    for (const [moment, group] of groups) found.set(moment, await load(parseMoment(moment), [...new Set(group.map((key) => key.id))]));
    return keys.map((key) => found.get(key.moment)?.get(key.id) ?? missing());
  };
  return new DataLoader<MomentKey, Value, string>(batch, { cacheKeyFn: (key) => `${key.moment} ${key.id}` });
}
