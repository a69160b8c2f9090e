import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGISTRY } from '../../shared/sectors.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { type GrantOfTest, tokenFor } from '../kit/token.js';

/** Who sees which figure: every indicator by every breakdown that it has, for everybody who could want it. */

interface Figure {
  readonly group: { readonly key: string; readonly network: string | null; readonly sector: string | null; readonly region: string | null };
  readonly state: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly interval: object | null;
  readonly completeness: { readonly expected: number | null; readonly known: number | null } | null;
  readonly notes: readonly { readonly code: string }[];
}
interface Definition {
  readonly id: string;
  readonly audience: 'EVERYBODY' | 'ROLES';
  readonly breakdowns: readonly string[];
  readonly available: boolean;
}

const NETWORKS = REGISTRY.sectors.flatMap((sector) =>
  sector.networks.map(({ slug }) => ({ slug, sector: sector.slug, region: sector.region })),
);
const FIGURE =
  '{ group { key network sector region } state value numerator denominator interval { low } completeness { expected known } notes { code } }';

/** Each with the networks that she looks at, and whether she does so as a whole only: then no area and no service type is hers. */
const VIEWERS: Readonly<
  Record<string, { readonly grants: readonly GrantOfTest[] | null; readonly networks: readonly string[]; readonly wholes?: true }>
> = {
  anonymous: { grants: null, networks: [] },
  stranger: { grants: [], networks: [] },
  nurse: { grants: [{ role: 'NURSE', sector: 'ous', nurse: 'ous:nurse:1' }], networks: [] },
  leader: { grants: [{ role: 'LEADER', sector: 'ous', unit: 'ous:unit:1' }], networks: [] },
  'coordinator of drammen': { grants: [{ role: 'COORDINATOR', sector: 'vestre-viken', network: 'drammen' }], networks: ['drammen'] },
  'coordinator of ous': { grants: [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }], networks: ['ous'] },
  'coordinator by another owner': { grants: [{ role: 'COORDINATOR', sector: 'lovisenberg', network: 'ous' }], networks: [] },
  'region editor of vestre viken': {
    grants: [{ role: 'REGION_EDITOR', sector: 'vestre-viken' }],
    networks: ['baerum', 'drammen', 'kongsberg', 'ringerike'],
  },
  'steering group of ous': { grants: [{ role: 'STEERING', sector: 'ous' }], networks: ['ous'], wholes: true },
  'analyst of two owners': {
    grants: [
      { role: 'ANALYST', sector: 'lovisenberg' },
      { role: 'ANALYST', sector: 'diakonhjemmet' },
    ],
    networks: ['lovisenberg', 'diakonhjemmet'],
    wholes: true,
  },
  'analyst of all': {
    grants: REGISTRY.sectors.map(({ slug }) => ({ role: 'ANALYST', sector: slug })),
    networks: NETWORKS.map(({ slug }) => slug),
    wholes: true,
  },
  'editor of all': {
    grants: REGISTRY.sectors.map(({ slug }) => ({ role: 'REGION_EDITOR', sector: slug })),
    networks: NETWORKS.map(({ slug }) => slug),
  },
  administrator: { grants: REGISTRY.sectors.map(({ slug }) => ({ role: 'ADMIN', sector: slug })), networks: [] },
  'analyst of regional': { grants: [{ role: 'ANALYST', sector: 'regional' }], networks: [] },
};

let graph: TestGraph;
let definitions: readonly Definition[];
beforeAll(async () => {
  graph = await startTestGraph();
  const { data } = await graph.query<{ indicators: Definition[] }>('{ indicators { id audience breakdowns available } }');
  definitions = data.indicators;
});
afterAll(() => graph.close());

/** All tables of an indicator: rows and totals by breakdown. */
async function tables({ id, breakdowns }: Definition, as: string | undefined): Promise<ReadonlyMap<string, readonly Figure[]>> {
  const fields = breakdowns.map(
    (by) => `${by}: statistics(indicator: "${id}", by: ${by}, year: 2025) { rows ${FIGURE} total ${FIGURE} unallocated ${FIGURE} }`,
  );
  const { data, errors } = await graph.query<Record<string, { rows: Figure[]; total: Figure; unallocated: Figure | null }>>(
    `{ ${fields.join(' ')} }`,
    {},
    as === undefined ? {} : { as },
  );
  expect(errors).toBeUndefined();
  return new Map(
    Object.entries(data).map(([by, { rows, total, unallocated }]) => [by, [...rows, total, ...(unallocated ? [unallocated] : [])]]),
  );
}

/** Networks that a figure may count, where its group says so; null where it may count any of them. */
function networksOf({ group: { key, network, sector, region } }: Figure, by: string): readonly string[] | null {
  if (by === 'AREA' || by === 'SERVICE_TYPE') return null;
  if (key === 'all') return NETWORKS.map(({ slug }) => slug);
  return NETWORKS.filter(
    (candidate) =>
      (network === null || candidate.slug === network) &&
      (sector === null || candidate.sector === sector) &&
      (region === null || candidate.region === region),
  ).map(({ slug }) => slug);
}

describe.each(Object.entries(VIEWERS))('%s', (viewer, { grants, networks, wholes = false }) => {
  it('sees figures that are for everybody, and those of her own networks, but nothing of the others', async () => {
    const as = grants === null ? undefined : await tokenFor(graph, grants, `statistics ${viewer}`);
    let [seen, hidden] = [0, 0];
    /** Null where that depends on the networks which it counts. */
    const isHers = (figure: Figure, by: string): boolean | null => {
      if (wholes && !['NETWORK', 'SECTOR', 'REGION'].includes(by)) return false;
      const own = networksOf(figure, by);
      if (own === null) return networks.length === NETWORKS.length ? true : networks.length > 0 ? null : false;
      return own.every((slug) => networks.includes(slug));
    };
    for (const definition of definitions) {
      for (const [by, figures] of await tables(definition, as)) {
        for (const figure of figures) {
          const where = `${definition.id} by ${by}: ${figure.group.key}`;
          const codes = figure.notes.map(({ code }) => code);
          if (figure.state === 'SUPPRESSED') {
            expect(definition.audience, where).toBe('ROLES');
            expect([figure.value, figure.numerator, figure.denominator, figure.interval], where).toEqual([null, null, null, null]);
            expect(figure.completeness, where).toMatchObject({ expected: null, known: null });
            expect(codes, where).toContain('NOT_FOR_YOU');
            expect(isHers(figure, by), where).not.toBe(true);
            hidden += 1;
          } else if (figure.numerator !== null && figure.numerator + (figure.completeness?.expected ?? 0) > 0) {
            expect(definition.audience === 'EVERYBODY' || isHers(figure, by) !== false, where).toBe(true);
            seen += 1;
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(0);
    if (networks.length < NETWORKS.length || wholes) expect(hidden).toBeGreaterThan(0);
    else expect(hidden).toBe(0);
  });
});

it('keeps nothing of what somebody may see for the next one who asks', async () => {
  const all = await tokenFor(graph, VIEWERS['editor of all']?.grants ?? [], 'keeps nothing');
  const restricted = definitions.filter(({ audience, available }) => audience === 'ROLES' && available);
  expect(restricted.length).toBeGreaterThan(10);
  for (const definition of restricted) {
    const hers = [...(await tables(definition, all)).values()].flat();
    expect(hers.every(({ state }) => state !== 'SUPPRESSED')).toBe(true);
    const others = [...(await tables(definition, undefined)).values()].flat();
    for (const [place, { group, state, numerator }] of others.entries()) {
      const counted = (hers[place]?.completeness?.expected ?? 0) > 0;
      expect([group.key, state, numerator]).toEqual([group.key, counted ? 'SUPPRESSED' : state, counted ? null : numerator]);
    }
  }
});
