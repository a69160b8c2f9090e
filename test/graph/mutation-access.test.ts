import { randomUUID } from 'node:crypto';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameOf } from '../../shared/command/create-mutations.js';
import { REGIONAL_ROLES, type Role } from '../../shared/identity/roles.js';
import { SECTOR_COMMANDS } from '../../shared/sector/commands.js';
import { REGISTRY } from '../../shared/sectors.js';
import { REGIONAL_COMMANDS } from '../../subgraphs/regional/commands.js';
import { type Fixture, makeFixture, type Thing } from '../kit/access-fixture.js';
import { compareWithTable, type Line, type Marks } from '../kit/access-table.js';
import { VIEWERS, type ViewerName } from '../kit/access-viewers.js';
import { type Sampling, sampleInput } from '../kit/sample-input.js';
import { type Asking, startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/**
 * Every mutation, asked for by every viewer, with an input about objects in the network drammen. `UPDATE_FIELD_ACCESS=1` writes the
 * table anew; the assertions beside it are written by hand.
 */

/** What somebody got: `done`, `refused` with what she can mend, or an error. */
interface Outcome {
  readonly mark: string;
  /** Codes and fields of what she can mend. */
  readonly refusals: readonly string[];
}

/** Inputs of one mutation, by the way in which it is used. */
type Ways = Readonly<Record<string, Readonly<Record<string, Sampling['given']>>>>;

/** The plan of the network, at its version. */
const PLAN = { '': { network: 'network PLAN' } } as const;
/** Ways of one mutation that differ in who may: by name of the mutation without its owner. */
const WAYS: Ways = {
  confirmNomination: { '': { requestId: 'requestId NOMINATION' } },
  confirmEnd: { '': { requestId: 'requestId END' } },
  decideCorrection: { '': { requestId: 'requestId CORRECTION' } },
  decideParticipation: { event: { requestId: 'requestId PARTICIPATION' }, placement: { requestId: 'requestId PLACEMENT' } },
  correctRecord: { placement: { recordId: 'recordId' }, competence: { recordId: 'recordId COMPETENCE' } },
  saveReport: { unit: { kind: 'UNIT', network: undefined }, annual: { kind: 'ANNUAL', unitId: undefined } },
  submitReport: { unit: {}, annual: { reportId: 'reportId ANNUAL' } },
  approveReport: { unit: {}, annual: { reportId: 'reportId ANNUAL' } },
  returnReport: { unit: {}, annual: { reportId: 'reportId ANNUAL' } },
  withdrawRequest: { participation: {}, nomination: { requestId: 'requestId NOMINATION' } },
  requestParticipation: { event: { eventId: 'eventId' }, placement: { place: 'Lindrende enhet', date: '2028-05-03' } },
  setOperator: { new: {}, change: { operatorId: 'operatorId', expectedVersion: 0 } },
  nominateNurse: { new: { nurseId: undefined }, known: { name: undefined } },
  appointNurse: { new: { nurseId: undefined, person: { name: 'Kari Prøve' } }, known: {} },
  grantRole: { coordinator: { unitId: undefined, nurseId: undefined } },
  proposeActionPlan: PLAN,
  returnActionPlan: PLAN,
  approveActionPlan: PLAN,
  amendActionPlan: PLAN,
  closeActionPlan: PLAN,
  carryOverMeasures: { all: {}, named: { measureIds: 'measureIds' } },
  updateMeasure: { plan: {}, budget: { title: undefined, budgetNote: 'Dyrere' }, done: { title: undefined, status: 'DONE' } },
};

/** The same of the mutations of `regional`, by their names. */
const REGIONAL_WAYS: Ways = {
  updateBody: { '': { slug: 'slug BODY' } },
  appointBody: { '': { body: 'body BODY' } },
  setSeatHolder: { '': { body: 'body BODY', holder: 'Avdelingsleder' } },
  endBodyTerm: { '': { withdrawn: true } },
  endSeatTerm: { '': { withdrawn: true } },
  endDocumentEdition: { '': { withdrawn: true } },
  recordEvaluation: { '': { body: 'body BODY', from: '2025-01-01' } },
  updateAgreement: { '': { slug: 'slug AGREEMENT' } },
  updateDocument: { '': { slug: 'slug DOCUMENT' } },
  addDocumentEdition: { '': { document: 'document DOCUMENT', from: '2027-01-01' } },
  revisePlanItem: { '': { key: 'key ITEM', nb: 'Nye ord' } },
  preferObservation: { '': { key: 'key FIGURE' } },
  registerWebhook: { '': { url: 'https://example.no/', types: undefined } },
  updateWebhook: { '': { description: 'Et annet nettsted' } },
  rotateWebhookSecret: { '': { webhookId: 'webhookId ROTATED' } },
  removeWebhook: { '': { webhookId: 'webhookId REMOVED' } },
  resendDeadLetters: { '': { webhookId: 'webhookId RESENT' } },
};

/** Who of those to whom a mutation is open is at home with the object. */
const OWNERS: Readonly<Record<string, ViewerName>> = {
  NURSE: 'nurse',
  LEADER: 'leader',
  COORDINATOR: 'coordinator',
  REGION_EDITOR: 'region-editor',
  STEERING: 'steering',
  ANALYST: 'analyst',
  AUDITOR: 'auditor',
  ADMIN: 'admin',
};

/** Ways that are not for all to whom the mutation is open, though the object is of their own unit or network. */
const NOT_FOR: Readonly<Record<string, readonly ViewerName[]>> = {
  'saveReport annual': ['leader'],
  'submitReport annual': ['leader'],
  'approveReport unit': ['steering'],
  'returnReport unit': ['steering'],
  'approveReport annual': ['coordinator', 'region-editor'],
  'returnReport annual': ['coordinator', 'region-editor'],
  'correctRecord competence': ['nurse', 'leader'],
  'withdrawRequest participation': ['leader'],
  'withdrawRequest nomination': ['nurse'],
};

let graph: TestGraph;
let schema: GraphQLSchema;
let fixture: Fixture;
const lines: Line[] = [];
let turn = 0;

beforeAll(async () => {
  graph = await startTestGraph();
  schema = buildSchema(await (await fetch(`${graph.url}/schema.graphql`)).text());
  fixture = await makeFixture(graph);
}, 120_000);
afterAll(() => graph.close());

const mutations = () => Object.values(schema.getMutationType()?.getFields() ?? {});
// Verbs may be of several words: `carryOver`.
const ownerOf = (name: string) => REGISTRY.sectors.find(({ prefix }) => new RegExp(`^[a-z][A-Za-z]*${prefix}[A-Z]`).test(name)) ?? null;
const shortOf = (name: string) => name.replace(ownerOf(name)?.prefix ?? /^$/, '');
const rolesOf = (name: string): readonly string[] =>
  ownerOf(name) === null ? [] : (SECTOR_COMMANDS.find((command) => nameOf(command, '') === shortOf(name))?.roles ?? []);

const waysOf = (name: string) => (ownerOf(name) === null ? REGIONAL_WAYS[name] : WAYS[shortOf(name)]) ?? { '': {} };

/** Asks for a mutation as a viewer. */
async function ask(
  mutation: GraphQLField<unknown, unknown>,
  viewer: ViewerName | Asking,
  given: Sampling['given'],
  mend: (thing: Thing) => Thing,
): Promise<Outcome> {
  const type = getNamedType(mutation.args[0]?.type) as GraphQLInputObjectType;
  turn += 1;
  const input = { ...sampleInput(type, { fixture, turn, given, mend }), idempotencyKey: randomUUID() };
  const asking = typeof viewer === 'string' ? fixture.asking[viewer] : viewer;
  const payload = getNamedType(mutation.type);
  const objects = (isObjectType(payload) ? Object.values(payload.getFields()) : []).filter((field) =>
    isCompositeType(getNamedType(field.type)),
  );
  const select = objects.map(({ name }) => (name === 'userErrors' ? 'userErrors { code field }' : `${name} { __typename }`)).join(' ');
  const { data, errors = [] } = await graph.query<
    Record<string, Record<string, unknown> & { userErrors: { code: string; field: string }[] }>
  >(`mutation($input: ${type.name}!) { ${mutation.name}(input: $input) { ${select} } }`, { input }, asking);
  const result = data?.[mutation.name];
  const [error] = errors;
  if (error) {
    expect(
      ['FORBIDDEN', 'UNAUTHENTICATED'],
      `${mutation.name} as ${JSON.stringify(viewer)}: ${JSON.stringify({ error, input })}`,
    ).toContain(error.extensions.code);
    expect(result ?? null).toBeNull();
    return { mark: String(error.extensions.code).toLowerCase(), refusals: [] };
  }
  const refusals = result?.userErrors.map(({ code, field }) => `${code} ${field}`) ?? ['no answer'];
  return { mark: refusals.length === 0 ? 'done' : 'refused', refusals };
}

async function dataVersions(): Promise<unknown> {
  return (await graph.query<{ sectors: unknown }>('{ sectors { slug dataVersion } }')).data.sectors;
}

const same = (thing: Thing) => thing;
const stale = ({ id }: Thing): Thing => ({ id, version: 0 });
/** Refusals that say more than that there is no such thing; the two units of `mergeUnits` are the same nothing. */
const isOther = (refusal: string) => !/^NOT_FOUND /.test(refusal) && refusal !== 'INVALID units';
/** The same kind of id, of something that is not there. */
const unknown = ({ id }: Thing): Thing => ({ id: id.replace(/[^:]+$/, 'none'), version: 1 });

describe('every mutation × every viewer', () => {
  it('is refused to all but those whose business it is, and then writes nothing; what is refused does not tell what is there', async () => {
    for (const mutation of mutations()) {
      const owner = ownerOf(mutation.name);
      if (owner !== null && owner.slug !== 'vestre-viken') continue;
      const short = owner === null ? mutation.name : shortOf(mutation.name);
      const roles = rolesOf(mutation.name);
      for (const [way, given] of Object.entries(waysOf(mutation.name))) {
        const name = `${short} ${way}`.trim();
        const owners = roles.map((role) => OWNERS[role]).filter((viewer) => viewer !== undefined && !NOT_FOR[name]?.includes(viewer));
        const marks: Partial<Record<ViewerName, string>> = {};
        const before = await dataVersions();
        for (const viewer of VIEWERS.filter((candidate) => !owners.includes(candidate))) {
          const outcome = await ask(mutation, viewer, given, same);
          const expected = viewer === 'anonymous' ? 'unauthenticated' : 'forbidden';
          expect.soft(outcome, `${name} as ${viewer}`).toEqual({ mark: expected, refusals: [] });
          expect.soft(await ask(mutation, viewer, given, stale), `${name} as ${viewer}, of another version`).toEqual(outcome);
          const ofNothing = await ask(mutation, viewer, given, unknown);
          const isOpen = roles.some((role) => viewer.startsWith(OWNERS[role] ?? '-')) || short === 'transferNurse';
          // One to whom the mutation is open elsewhere may be told that an id is none: those of hidden things cannot be guessed.
          if (isOpen && ofNothing.mark === 'refused') expect.soft(ofNothing.refusals.filter(isOther), `${name} as ${viewer}`).toEqual([]);
          else expect.soft(ofNothing, `${name} as ${viewer}, of nothing`).toEqual(outcome);
          marks[viewer] = outcome.mark;
        }
        expect(await dataVersions(), `${name} wrote something`).toEqual(before);
        for (const viewer of owners as ViewerName[]) {
          const { mark, refusals } = await ask(mutation, viewer, given, stale);
          expect.soft(['done', 'refused'], `${name} as ${viewer}`).toContain(mark);
          // Whoever may, is told what is wrong.
          expect.soft(refusals, `${name} as ${viewer}`).not.toContain('no answer');
          marks[viewer] = mark;
        }
        lines.push({ about: [mutation.name, way], marks: marks as Marks });
      }
    }
  }, 240_000);

  it('names hidden things by ids that cannot be guessed', () => {
    for (const [name, { id }] of Object.entries(fixture.things))
      if (/^(request|record|participation|report|grant|news)Id/.test(name))
        expect(id, name).toMatch(/:[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  });

  it('is as the committed table says', () => {
    // Before the table is written anew: one that lacks lines would be no table.
    const walked = mutations().filter(({ name }) => ['vestre-viken', undefined].includes(ownerOf(name)?.slug));
    expect(new Set(lines.map(({ about: [name] }) => name))).toEqual(new Set(walked.map(({ name }) => name)));
    expect(compareWithTable('mutation-access.csv', ['mutation', 'way'], lines)).toEqual({ gone: [], new: [] });
  });
});

describe('the mutations of another owner', () => {
  it('are the same, and none of them is open to those of vestre-viken', async () => {
    const [own, ...others] = REGISTRY.sectors.map(({ prefix, slug }) => ({
      slug,
      fields: mutations().filter(({ name }) => ownerOf(name)?.prefix === prefix),
    }));
    for (const { slug, fields } of others) {
      expect(
        fields.map(({ name }) => shortOf(name)),
        slug,
      ).toEqual(own?.fields.map(({ name }) => shortOf(name)));
      const before = await dataVersions();
      for (const mutation of fields)
        for (const viewer of ['anonymous', 'coordinator', 'region-editor', 'steering', 'admin'] as const) {
          const { mark } = await ask(mutation, viewer, Object.values(waysOf(mutation.name))[0] ?? {}, same);
          expect.soft(mark, `${mutation.name} as ${viewer}`).toBe(viewer === 'anonymous' ? 'unauthenticated' : 'forbidden');
        }
      expect(await dataVersions(), slug).toEqual(before);
    }
  }, 120_000);

  it('tell those of that owner nothing but that it has no such thing', async () => {
    const before = await dataVersions();
    const ofOus = mutations().filter(({ name }) => ownerOf(name)?.slug === 'ous');
    expect(ofOus.length).toBeGreaterThan(50);
    for (const mutation of ofOus)
      for (const [way, given] of Object.entries(waysOf(mutation.name))) {
        const { mark, refusals } = await ask(mutation, 'coordinator-other-owner', given, same);
        expect.soft(['forbidden', 'refused'], `${mutation.name} ${way}`).toContain(mark);
        expect.soft(refusals.filter(isOther), `${mutation.name} ${way}`).toEqual([]);
      }
    expect(await dataVersions()).toEqual(before);
  }, 60_000);
});

describe('the mutations of regional', () => {
  const ofEditors = REGIONAL_COMMANDS.filter(({ roles }) => roles.includes('REGION_EDITOR'));
  const as = async (role: Role) => ({ as: await tokenFor(graph, [{ role, sector: 'regional' }], `regional ${role}`) });
  const askFor = (name: string, asking: Asking) =>
    ask(mutations().find((field) => field.name === name) ?? expect.fail(name), asking, waysOf(name)[''] ?? {}, same);

  it('are for its editors, or for its administrator, and for no other role that it has', async () => {
    expect(
      REGIONAL_COMMANDS.filter((command) => !ofEditors.includes(command)).map(({ verb, noun, roles }) => [verb + noun, roles]),
    ).toEqual([
      ['grantRole', ['ADMIN']],
      ['revokeRole', ['ADMIN']],
    ]);
    expect(new Set(ofEditors.flatMap(({ roles }) => roles))).toEqual(new Set(['REGION_EDITOR']));
    for (const role of REGIONAL_ROLES.filter((candidate) => candidate !== 'REGION_EDITOR'))
      for (const command of ofEditors)
        expect.soft((await askFor(nameOf(command, ''), await as(role))).mark, `${nameOf(command, '')} as ${role}`).toBe('forbidden');
  });

  it('are done for its editors', async () => {
    const editor = await as('REGION_EDITOR');
    for (const name of ['grantRole', 'revokeRole']) expect((await askFor(name, editor)).mark, name).toBe('forbidden');
    for (const command of ofEditors)
      expect.soft(await askFor(nameOf(command, ''), editor), nameOf(command, '')).toEqual({ mark: 'done', refusals: [] });
  });
});
