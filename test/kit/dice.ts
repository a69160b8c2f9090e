/** The seed of a run's random parts; another one is tried with `TEST_SEED`. Shown in the names of the tests that use it. */
export const SEED = Number(process.env.TEST_SEED ?? 20_261_122);

/** Random whole numbers, the same for the same seed (mulberry32). */
export function createDice(seed: number = SEED): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
