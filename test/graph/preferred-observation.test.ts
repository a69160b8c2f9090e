import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

interface Figure {
  readonly key: string;
  readonly measure: string;
  readonly subject: { readonly kind: string; readonly key: string };
  readonly preferred: boolean;
  readonly preference: { readonly reason: string; readonly version: number } | null;
  readonly preferenceVersion: number;
}

const FIGURE = 'key measure subject { kind key } preferred preference { reason version } preferenceVersion';

let graph: TestGraph;
let editor: string;
/** Two figures of the same thing, and one of another. */
let one: Figure;
let other: Figure;
let unrelated: Figure;

beforeAll(async () => {
  graph = await startTestGraph({ DEMO: 'off' });
  editor = await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: 'regional' }]);
  const groups = [...Map.groupBy(await figures(), ({ measure, subject }) => `${measure} ${subject.kind} ${subject.key}`).values()];
  const [first, second] = groups.find((group) => group.length > 1) ?? [];
  const third = groups.find((group) => group[0]?.key !== first?.key)?.[0];
  if (!first || !second || !third) throw new Error('there are no figures to choose from');
  [one, other, unrelated] = [first, second, third];
});
afterAll(() => graph.close());

async function figures(): Promise<readonly Figure[]> {
  const { data, errors } = await graph.query<{ observations: Figure[] }>(`{ observations { ${FIGURE} } }`);
  expect(errors).toBeUndefined();
  return data.observations;
}
const versionOf = async (key: string) => (await figures()).find((figure) => figure.key === key)?.preferenceVersion ?? -1;
const prefer = (input: object, as = editor) =>
  change<Figure>(graph, { owner: 'regional', name: 'prefer Observation', select: `observation { ${FIGURE} }`, input, as });
const refusal = async (input: object) => {
  const { userErrors } = await prefer(input);
  return userErrors?.map(({ code, field, currentVersion }) => [code, field, currentVersion]);
};

describe('CO-8: a choice among published figures', () => {
  it('holds for the one who has seen the last one, also of two at the same time and after it was taken back', async () => {
    const { key } = one;
    expect([one, other].map(({ preferenceVersion, preference }) => [preferenceVersion, preference])).toEqual([
      [0, null],
      [0, null],
    ]);
    const raced = await Promise.all([one, other].map((figure) => prefer({ key: figure.key, reason: 'Nyest', expectedVersion: 0 })));
    const won = raced.flatMap(({ result }) => result ?? []);
    expect(won).toMatchObject([{ preferred: true, preference: { reason: 'Nyest', version: won[0]?.preferenceVersion } }]);
    const version = won[0]?.preferenceVersion ?? 0;
    expect(version).toBeGreaterThan(0);
    expect(raced.flatMap(({ userErrors }) => userErrors ?? [])).toMatchObject([{ code: 'STALE_VERSION', currentVersion: version }]);
    // It is of the thing, so each of its figures says so; those of other things do not.
    expect(await Promise.all([one, other, unrelated].map((figure) => versionOf(figure.key)))).toEqual([version, version, 0]);

    const withdrawn = await prefer({ key, reason: 'Feil', withdraw: true, expectedVersion: version });
    expect(withdrawn.result).toMatchObject({ preference: null });
    const last = await versionOf(key);
    expect(last).toBeGreaterThan(version);
    for (const expectedVersion of [0, version])
      expect(await refusal({ key, reason: 'Igjen', expectedVersion })).toEqual([['STALE_VERSION', 'expectedVersion', last]]);
    expect((await prefer({ key, reason: 'Igjen', expectedVersion: last })).result).toMatchObject({ preference: { reason: 'Igjen' } });
  });

  it('is for editors of regional alone, and for figures that are there', async () => {
    const input = { key: unrelated.key, reason: 'Nyest', expectedVersion: 0 };
    const sector = await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: 'ous' }]);
    expect((await prefer(input, sector)).codes).toEqual(['FORBIDDEN']);
    expect(await refusal({ ...input, key: 'no-such-figure' })).toEqual([['NOT_FOUND', 'key', null]]);
    expect(await versionOf(unrelated.key)).toBe(0);
  });
});
