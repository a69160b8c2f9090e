import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createCursorBox } from '../shared/subgraph/cursor.js';

const REFUSED = { code: 'BAD_USER_INPUT', argument: 'after' };
const LIST = ['Nurse', { region: null, network: 'baerum' }, 'asc', '2020-03-01'];
const POSITION = ['1z2k2v.01.1', 'vestre-viken:nurse:0a1b2c'];

const box = createCursorBox(randomBytes(32));

/** The extensions of the refusal; any other error passes through and fails the test. */
function refusalOf(open: () => unknown): unknown {
  try {
    return { opened: open() };
  } catch (error) {
    if (error instanceof GraphQLError) return error.extensions;
    throw error;
  }
}

/** Node gives each warning once in a process, so they are collected from the start. */
const warnings: string[] = [];
process.on('warning', ({ message }) => warnings.push(message));

const bytesOf = (cursor: string) => Buffer.from(cursor, 'base64url');
const cursorOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** Everything that a curious reader gets by decoding the text, also when the decoding starts in the middle of a group. */
function decodings(cursor: string): string[] {
  return [0, 1, 2, 3].flatMap((start) => {
    const shifted = cursor.slice(start);
    const bytes = [Buffer.from(shifted, 'base64url'), Buffer.from(shifted, 'base64'), Buffer.from(shifted, 'hex')];
    return [shifted, ...bytes.flatMap((decoded) => [decoded.toString('utf8'), decoded.toString('latin1'), decoded.toString('utf16le')])];
  });
}

describe('a cursor', () => {
  it('gives back the position that it was made for, whatever the position and the list', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (position, list) => {
        expect(JSON.stringify(box.open(box.seal(position, list), list))).toBe(JSON.stringify(position));
      }),
    );
  });

  it('opens in another process that has the same key', () => {
    const key = randomBytes(32);
    const cursor = createCursorBox(key).seal(POSITION, LIST);
    expect(createCursorBox(Buffer.from(key)).open(cursor, structuredClone(LIST))).toEqual(POSITION);
  });

  it('is text that goes into an address as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (position) => {
        expect(box.seal(position, LIST)).toMatch(/^[A-Za-z0-9_-]+$/);
      }),
    );
  });

  it('shows neither the sort key nor the id, however it is decoded', () => {
    const secrets = fc.string({ unit: fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz.:-'), minLength: 8, maxLength: 60 });
    fc.assert(
      fc.property(secrets, secrets, (key, id) => {
        const shown = decodings(box.seal({ all: [key, id], late: {} }, LIST));
        expect(shown.filter((text) => text.includes(key) || text.includes(id) || text.includes('late'))).toEqual([]);
      }),
    );
  });

  it('is another text each time, so that equal positions are not recognised', () => {
    const cursors = Array.from({ length: 50 }, () => box.seal(POSITION, LIST));
    expect(new Set(cursors).size).toBe(cursors.length);
  });

  it('is refused by a box with another key', () => {
    const foreign = createCursorBox(randomBytes(32));
    expect(refusalOf(() => foreign.open(box.seal(POSITION, LIST), LIST))).toEqual(REFUSED);
  });

  it('is refused in another list', () => {
    const twoLists = fc.tuple(fc.jsonValue(), fc.jsonValue()).filter(([a, b]) => JSON.stringify(a) !== JSON.stringify(b));
    fc.assert(
      fc.property(twoLists, ([list, other]) => {
        expect(refusalOf(() => box.open(box.seal(POSITION, list), other))).toEqual(REFUSED);
      }),
    );
  });

  it('is refused when cut off anywhere', () => {
    const cursor = box.seal(POSITION, LIST);
    const refusals = Array.from({ length: cursor.length }, (_, length) => refusalOf(() => box.open(cursor.slice(0, length), LIST)));
    expect(refusals).toEqual(refusals.map(() => REFUSED));
  });

  it('is refused when any of its bits is flipped', () => {
    const bytes = bytesOf(box.seal(POSITION, LIST));
    const refusals = Array.from({ length: bytes.length * 8 }, (_, bit) => {
      const flipped = bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
      return refusalOf(() => box.open(cursorOf(flipped), LIST));
    });
    expect(refusals).toEqual(refusals.map(() => REFUSED));
  });

  it('is refused when bytes are added to it', () => {
    const bytes = bytesOf(box.seal(POSITION, LIST));
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (added) => {
        expect(refusalOf(() => box.open(cursorOf(Buffer.concat([bytes, added])), LIST))).toEqual(REFUSED);
        expect(refusalOf(() => box.open(cursorOf(Buffer.concat([added, bytes])), LIST))).toEqual(REFUSED);
      }),
    );
  });

  it('is refused when it is empty or was never a cursor', () => {
    const garbage = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.base64String({ maxLength: 200 }),
      fc.uint8Array({ maxLength: 120 }).map(cursorOf),
    );
    fc.assert(
      fc.property(garbage, (cursor) => {
        expect(refusalOf(() => box.open(cursor, LIST))).toEqual(REFUSED);
      }),
      { numRuns: 300, examples: [[''], [' '], ['null'], ['1'], ['[]'], ['='], ['\u0000'], ['æøå'], [JSON.stringify(POSITION)]] },
    );
  });

  it('is refused with a message that says what to use instead and repeats nothing of it', () => {
    const cursor = box.seal(POSITION, ['Unit']);
    const refused = () => box.open(cursor, LIST);
    expect(refused).toThrow(/endCursor/);
    expect(refused).not.toThrow(cursor);
  });

  it('is refused without a warning from the runtime, however short it is', async () => {
    for (let length = 0; length < 40; length += 1) refusalOf(() => box.open(cursorOf(randomBytes(length)), LIST));
    await setImmediate();
    expect(warnings).toEqual([]);
  });
});
