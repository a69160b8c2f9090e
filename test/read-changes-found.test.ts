import { describe, expect, it } from 'vitest';
import { readPosition, writePosition } from '../shared/command/mirror-position.js';
import { readChangesFound } from '../subgraphs/regional/mirror/read-changes-found.js';

/** What an owner says of its changes is the word of another process. */

const SOURCE = { sector: 'ous', state: 'OK', dataVersion: '1', asOf: '2026-01-01T00:00:00.000Z', message: null };
const CHANGE = {
  ...{ sequence: 1, at: '2026-01-01T00:00:00.000Z', kind: 'CREATED', type: 'Unit', objectId: 'ous:unit:1', network: 'ous' },
  ...{ action: null, actor: null, position: '{}' },
};
const answer = (parts: object = {}) => ({ changes: [CHANGE], end: 'x', lost: false, source: SOURCE, ...parts });
const withChange = (parts: object) => answer({ changes: [CHANGE, { ...CHANGE, ...parts }] });

describe('the changes of an owner', () => {
  it('are read where they are what was asked for', () => {
    expect(readChangesFound(answer())).toMatchObject({ changes: [CHANGE], end: 'x', lost: false, source: { sector: 'ous' } });
    expect(readChangesFound(answer({ changes: [], end: null, lost: true }))).toMatchObject({ lost: true });
    // A type of a newer program of the owner.
    expect(readChangesFound(withChange({ type: 'Guideline', network: null, sequence: 0 }))).not.toBeNull();
  });

  it.each([
    ['nothing', null],
    ['no list', answer({ changes: {} })],
    ['no source', answer({ source: null })],
    ['no word whether the place is lost', answer({ lost: null })],
    ['an end that is no text', answer({ end: 7 })],
    ['nothing, and no place to go on from', answer({ changes: [], end: null })],
    ['a change that is none', answer({ changes: [null] })],
    ['a number beyond those of the API', withChange({ sequence: 2 ** 31 })],
    ['half a number', withChange({ sequence: 1.5 })],
    ['a number below zero', withChange({ sequence: -1 })],
    ['a number as text', withChange({ sequence: '1' })],
    ['no instant', withChange({ at: 'yesterday' })],
    ['an unknown kind', withChange({ kind: 'MOVED' })],
    ['an inherited name as kind', withChange({ kind: 'toString' })],
    ['a type that is no name', withChange({ type: 'Unit }' })],
    ['an object without an id', withChange({ objectId: null })],
    ['a network that is no text', withChange({ network: 1 })],
    ['an actor that is no text', withChange({ actor: {} })],
    ['an action left out', withChange({ action: undefined })],
    ['no position', withChange({ position: undefined })],
  ])('with %s are no answer', (_what, value) => {
    expect(readChangesFound(value)).toBeNull();
  });
});

describe('a position', () => {
  it.each([
    { journal: 'j', after: 7, snapshot: null },
    { journal: 'j', after: 0, snapshot: 'begin' as const, recordedAfter: '2026-01-01T00:00:00.000Z' },
    { journal: 'j', after: '2026-01-01T00:00:00.000Z', snapshot: ['Unit', 'ous:unit:1'] as const },
  ])('is read as it was written: %j', (position) => {
    expect(readPosition(writePosition(position))).toEqual(position);
  });

  it.each(['', 'x', '{', '[]', 'null', '{"journal":1}', '{"journal":"j"}'])('is none: %s', (text) => {
    expect(readPosition(text)).toBeNull();
  });

  it.each([{ after: 1.5 }, { after: null }, { snapshot: 'end' }, { snapshot: ['Unit'] }, { snapshot: ['Unit', 1] }, { recordedAfter: 1 }])(
    'is none with %j',
    (parts) => {
      expect(readPosition(JSON.stringify({ journal: 'j', after: 1, snapshot: null, ...parts }))).toBeNull();
    },
  );
});
