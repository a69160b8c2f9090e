import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

interface Task {
  kind: string;
  count: number | null;
  dueOn: string | null;
  network: { slug: string } | null;
  unit: { id: string } | null;
  nurse: { id: string } | null;
  reportId: string | null;
  requestId: string | null;
}
interface Viewer {
  signedIn: boolean;
  roles: { role: string; sector: string; network: string | null; unitId: string | null; nurseId: string | null }[];
  mayDo: string[];
  nurses: { id: string; name: string | null; contact: { email: string | null } | null }[];
  units: { id: string; name: string; covered: boolean; vacantSince: string | null; nurses: { id: string; name: string }[] }[];
  networks: { slug: string }[];
  tasks: Task[];
  complete: boolean;
  sources: { sector: string; state: string }[];
}

const VIEWER = `{ viewer { signedIn roles { role sector network unitId nurseId } mayDo
  nurses { id ... on Nurse { name contact { email } } }
  units { id ... on Unit { name covered vacantSince nurses { id name } } }
  networks { slug } tasks { kind count year dueOn reportId requestId network { slug } unit { id } nurse { id } } complete sources { sector state } } }`;

let graph: TestGraph;
/** A person of Oslo universitetssykehus who hides her name, and her unit. */
let hidden: { id: string; unit: string };
let vacant: string;

beforeAll(async () => {
  graph = await startTestGraph();
  const { data } = await graph.query<{
    nurses: { edges: { node: { id: string; visibility: string; appointments: { unit: { id: string } }[] } }[] };
    units: { edges: { node: { id: string } }[] };
  }>(`{ nurses(filter: { network: "ous" }, first: 200) { edges { node { id ... on Nurse { visibility appointments { unit { id } } } } } }
    units(filter: { network: "ous", covered: false }, first: 1) { edges { node { id } } } }`);
  const node = data.nurses.edges.map((edge) => edge.node).find(({ visibility }) => visibility === 'PRIVATE');
  hidden = { id: node?.id ?? '', unit: node?.appointments[0]?.unit.id ?? '' };
  vacant = data.units.edges[0]?.node.id ?? '';
});
afterAll(() => graph.close());

async function viewer(as?: string): Promise<Viewer> {
  const { data, errors } = await graph.query<{ viewer: Viewer }>(VIEWER, {}, as === undefined ? {} : { as });
  expect(errors).toBeUndefined();
  return data.viewer;
}
const token = (role: string, bound: object = {}) => tokenFor(graph, [{ role, sector: 'ous', ...bound }]);
const kinds = ({ tasks }: Viewer) => [...new Set(tasks.map(({ kind }) => kind))].toSorted();

describe('viewer', () => {
  it('knows nobody without a token', async () => {
    expect(await viewer()).toEqual({
      signedIn: false,
      roles: [],
      mayDo: [],
      nurses: [],
      units: [],
      networks: [],
      tasks: [],
      complete: true,
      sources: [],
    });
  });

  it('knows that somebody without a grant is signed in, and may do nothing', async () => {
    expect(await viewer(await tokenFor(graph, []))).toMatchObject({ signedIn: true, roles: [], mayDo: [], tasks: [], complete: true });
  });

  it('LE-1: shows a leader her units, with gaps and what falls due', async () => {
    const seen = await viewer(
      await tokenFor(graph, [
        { role: 'LEADER', sector: 'ous', unit: hidden.unit },
        { role: 'LEADER', sector: 'ous', unit: vacant },
      ]),
    );
    expect(seen.units.map(({ id }) => id).toSorted()).toEqual([hidden.unit, vacant].toSorted());
    expect(seen.units.find(({ id }) => id === vacant)).toMatchObject({ covered: false, nurses: [], vacantSince: expect.any(String) });
    const own = seen.units.find(({ id }) => id === hidden.unit);
    // Her leader sees the name of one who hides it from all others.
    expect(own?.nurses.find(({ id }) => id === hidden.id)?.name).toEqual(expect.any(String));
    expect(seen.tasks).toContainEqual(expect.objectContaining({ kind: 'FILL_VACANCY', unit: { id: vacant } }));
    expect(
      seen.tasks
        .filter(({ kind }) => kind === 'SUBMIT_REPORT')
        .map(({ unit }) => unit?.id)
        .toSorted(),
    ).toEqual([hidden.unit, vacant].toSorted());
    expect(seen.mayDo).toContain('nominateOusNurse');
    expect(seen.mayDo).not.toContain('appointOusNurse');
  });

  it('shows a nurse herself, whatever she hides from others', async () => {
    const seen = await viewer(await token('NURSE', { nurse: hidden.id }));
    expect(seen.nurses).toEqual([{ id: hidden.id, name: expect.any(String), contact: expect.anything() }]);
    expect(seen.mayDo).toEqual(expect.arrayContaining(['setOusVisibility', 'requestOusEnd']));
    const { data } = await graph.query<{ node: { name: string | null } }>(`{ node(id: "${hidden.id}") { ... on Nurse { name } } }`);
    expect(data.node.name).toBeNull();
  });

  it('shows a coordinator her network and its tasks, and not those of others', async () => {
    const seen = await viewer(await token('COORDINATOR', { network: 'ous' }));
    expect(seen.networks).toEqual([{ slug: 'ous' }]);
    expect(kinds(seen)).toEqual(expect.arrayContaining(['FILL_VACANCY', 'SUBMIT_REPORT', 'VERIFY_ROSTER']));
    expect(new Set(seen.tasks.map(({ network }) => network?.slug))).toEqual(new Set(['ous']));
    const drammen = await viewer(await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'vestre-viken', network: 'drammen' }]));
    expect(drammen.networks).toEqual([{ slug: 'drammen' }]);
    expect(new Set(drammen.tasks.map(({ network }) => network?.slug))).toEqual(new Set(['drammen']));
  });

  it('gives a report that was handed in to the steering group, and takes the task from the coordinator', async () => {
    const as = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'lovisenberg', network: 'lovisenberg' }], 'coordinator');
    const steering = await tokenFor(graph, [{ role: 'STEERING', sector: 'lovisenberg' }], 'steering');
    const year = new Date().getFullYear() - 1;
    expect(kinds(await viewer(as))).toContain('SUBMIT_REPORT');
    const select = 'report { id version status }';
    const input = { kind: 'ANNUAL', network: 'lovisenberg', year, narrative: 'Et godt år.' };
    const saved = await change<{ id: string; version: number }>(graph, { owner: 'lovisenberg', name: 'save Report', select, input, as });
    expect(saved.userErrors).toEqual([]);
    const submitted = await change<{ id: string }>(graph, {
      owner: 'lovisenberg',
      name: 'submit Report',
      select,
      input: { reportId: saved.result?.id, expectedVersion: saved.result?.version },
      as,
    });
    expect(submitted.userErrors).toEqual([]);
    expect(kinds(await viewer(as))).not.toContain('SUBMIT_REPORT');
    expect((await viewer(steering)).tasks).toMatchObject([
      { kind: 'DECIDE_REPORT', reportId: saved.result?.id, year, network: { slug: 'lovisenberg' } },
    ]);
  });

  it('shows roles at several owners, each at its own', async () => {
    const as = await tokenFor(graph, [
      { role: 'COORDINATOR', sector: 'ous', network: 'ous' },
      { role: 'AUDITOR', sector: 'vestre-viken' },
      { role: 'ADMIN', sector: 'regional' },
      { role: 'NO_SUCH_ROLE', sector: 'ous' },
    ]);
    const seen = await viewer(as);
    expect(seen.roles.map(({ role, sector }) => `${role} ${sector}`)).toEqual([
      'AUDITOR vestre-viken',
      'COORDINATOR ous',
      'ADMIN regional',
    ]);
    expect(seen.mayDo).toEqual(expect.arrayContaining(['appointOusNurse', 'grantRole']));
    expect(seen.mayDo.filter((name) => name.includes('VestreViken'))).toEqual([]);
  });

  it('names the owner that does not answer', async () => {
    await graph.kill('diakonhjemmet');
    const seen = await viewer(await token('COORDINATOR', { network: 'ous' }));
    expect(seen).toMatchObject({ complete: false, networks: [{ slug: 'ous' }] });
    expect(seen.sources).toContainEqual({ sector: 'diakonhjemmet', state: 'UNAVAILABLE' });
  });
});
