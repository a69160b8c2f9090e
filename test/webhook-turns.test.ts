import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Turns } from '../subgraphs/regional/webhook/turns.js';

test('everybody who waits has a turn before anybody has a second one, however little room there is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 16 }), (receivers, room) => {
      const turns = new Turns();
      const waiting = Array.from({ length: receivers }, (_, index) => `webhook ${index}`);
      const taken = Array.from({ length: Math.ceil(receivers / room) }, () => turns.take(waiting, room)).flat();
      expect(new Set(taken)).toEqual(new Set(waiting));
    }),
  );
});

test('nobody is taken where there is no room', () => {
  expect(new Turns().take(['a'], 0)).toEqual([]);
  expect(new Turns().take(['a'], -1)).toEqual([]);
});
