import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../shared/config.js';
import { ROLES } from '../../shared/identity/roles.js';
import { REGISTRY } from '../../shared/sectors.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { compileSources } from '../kit/compile.js';
import { identityNumbers } from '../kit/identity-number.js';
import { type Change, change } from '../kit/mutate.js';
import { runSql } from '../kit/sql.js';
import { emptyDatabases } from '../kit/test-database.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { startTestIssuer, type TestIssuer } from '../kit/test-issuer.js';
import { tokenFor } from '../kit/token.js';

/** Roles come from the owners' own records: who gives them, what they open, and from when to when. */

interface RoleGrant {
  readonly id: string;
  readonly version: number;
  readonly validFrom: string;
  readonly validTo: string | null;
}
const GRANT = 'roleGrant { id version sector subject role network unitId nurseId validFrom validTo }';
const DEVELOPMENT = 'urn:resource-nurse:development';
const NAMES = subgraphNames(REGISTRY);

let graph: TestGraph;
let admin: string;
let count = 0;

beforeAll(async () => {
  graph = await startTestGraph();
  admin = await tokenFor(graph, [{ role: 'ADMIN', sector: 'ous' }], 'admin');
});
afterAll(() => graph.close());

const give = (input: object, rest: Partial<Change> = {}) =>
  change<RoleGrant>(graph, { owner: 'ous', name: 'grant Role', select: GRANT, as: admin, input, ...rest });
const take = (input: object, rest: Partial<Change> = {}) =>
  change<RoleGrant>(graph, { owner: 'ous', name: 'revoke Role', select: GRANT, as: admin, input, ...rest });
/** Somebody whose token says who she is, and nothing else. */
async function somebody(): Promise<{ key: string; as: string }> {
  count += 1;
  const subject = `somebody-${count}`;
  return { key: `sub:${DEVELOPMENT}|${subject}`, as: await tokenFor(graph, [], subject) };
}
/** What a coordinator of a network may do. */
const publish = async (as: string, network = 'ous', owner = 'ous') => {
  const input = { network, title: 'Nytt', body: 'Noe nytt.' };
  const { codes, userErrors } = await change(graph, { owner, name: 'publish News', select: 'news { id }', input, as });
  return userErrors?.map(({ code }) => code) ?? codes;
};
const REFUSED = ['FORBIDDEN'];
const DONE: string[] = [];

describe('a role', () => {
  it('is granted and revoked by an administrator of the owner, and by nobody else', async () => {
    const input = { subject: 'hpr:7654321', role: 'COORDINATOR', network: 'ous' };
    const others = await Promise.all([
      ...ROLES.filter((role) => role !== 'ADMIN').map((role) => tokenFor(graph, [{ role, sector: 'ous', network: 'ous' }], role)),
      ...NAMES.filter((name) => name !== 'ous').map((sector) => tokenFor(graph, [{ role: 'ADMIN', sector }], sector)),
      tokenFor(graph, [], 'nobody'),
    ]);
    const { result } = await give(input);
    expect(result).toMatchObject({ sector: 'ous', ...input, unitId: null, nurseId: null, validTo: null, version: expect.any(Number) });
    for (const as of others) {
      expect(await give(input, { as })).toMatchObject({ result: null, codes: REFUSED });
      expect(await take({ grantId: result?.id, expectedVersion: result?.version }, { as })).toMatchObject({ result: null, codes: REFUSED });
    }
    expect((await give(input, { as: 'x.y.z' })).codes).toEqual(['UNAUTHENTICATED']);
    const anonymous = await change(graph, { owner: 'ous', name: 'grant Role', select: GRANT, input });
    expect(anonymous.codes).toEqual(['UNAUTHENTICATED']);
    expect((await take({ grantId: result?.id, expectedVersion: (result?.version ?? 0) - 1 })).userErrors).toMatchObject([
      { code: 'STALE_VERSION' },
    ]);
    expect((await take({ grantId: result?.id, expectedVersion: result?.version })).userErrors).toEqual([]);
    expect((await take({ grantId: 'ous:grant:none', expectedVersion: 1 })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it.each([
    [{ role: 'COORDINATOR' }, 'EMPTY', 'network'],
    [{ role: 'COORDINATOR', network: 'drammen' }, 'NOT_FOUND', 'network'],
    [{ role: 'COORDINATOR', network: 'ous', unitId: 'ous:unit:1' }, 'INVALID', 'unitId'],
    [{ role: 'NURSE' }, 'EMPTY', 'nurseId'],
    [{ role: 'NURSE', nurseId: 'ous:nurse:none' }, 'NOT_FOUND', 'nurseId'],
    [{ role: 'NURSE', network: 'ous', nurseId: 'ous:nurse:none' }, 'INVALID', 'network'],
    [{ role: 'LEADER', unitId: 'vestre-viken:unit:none' }, 'NOT_FOUND', 'unitId'],
    [{ role: 'LEADER' }, 'EMPTY', 'unitId'],
    [{ role: 'ADMIN', network: 'ous' }, 'INVALID', 'network'],
    [{ role: 'STEERING', from: '2026-02-30' }, 'INVALID_DATE', 'from'],
    [{ role: 'STEERING', from: '2026-02-01', to: '2026-02-01' }, 'END_BEFORE_START', 'to'],
    [{ role: 'STEERING', subject: 'kari@example.no' }, 'INVALID', 'subject'],
    [{ role: 'STEERING', subject: 'hpr:12' }, 'INVALID', 'subject'],
    [{ role: 'STEERING', subject: 'sub:nobody' }, 'INVALID', 'subject'],
    [{ role: 'STEERING', subject: `sub:https://sts.example.no|${identityNumbers(1)[0]}` }, 'IDENTITY_NUMBER', 'subject'],
  ])('is bound to what it needs and to nothing else: %j', async (part, code, field) => {
    const { result, userErrors } = await give({ subject: 'hpr:7654321', ...part });
    expect(result).toBeNull();
    expect(userErrors).toMatchObject([{ code, field }]);
  });

  it('opens what it says at once, to one whose token has her name alone, and closes it at once', async () => {
    const { key, as } = await somebody();
    expect(await publish(as)).toEqual(REFUSED);
    const { result } = await give({ subject: key, role: 'COORDINATOR', network: 'ous' });
    expect(await publish(as)).toEqual(DONE);
    const { data } = await graph.query<{ viewer: { roles: { role: string; sector: string; network: string }[] } }>(
      '{ viewer { roles { role sector network } } }',
      {},
      { as },
    );
    expect(data.viewer.roles).toEqual([{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]);
    const revoked = await take({ grantId: result?.id, expectedVersion: result?.version });
    expect(revoked.userErrors).toEqual([]);
    expect(await publish(as)).toEqual(REFUSED);
    const again = await take({ grantId: result?.id, expectedVersion: revoked.result?.version });
    expect(again.userErrors).toMatchObject([{ code: 'ALREADY_RECORDED' }]);
  });

  it('holds from its first day on, and not on its last', async () => {
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    for (const [from, to, expected] of [
      [day(2), null, REFUSED],
      [day(-9), day(-2), REFUSED],
      [day(-2), day(2), DONE],
      [undefined, null, DONE],
    ] as const) {
      const { key, as } = await somebody();
      const { result, userErrors } = await give({ subject: key, role: 'COORDINATOR', network: 'ous', from, to });
      expect(userErrors).toEqual([]);
      expect(await publish(as), `${from} ${to}`).toEqual(expected);
      if (to === day(-2)) continue;
      // One that has not begun yet can be taken away too, and never begins.
      expect((await take({ grantId: result?.id, expectedVersion: result?.version })).userErrors).toEqual([]);
      expect(await publish(as)).toEqual(REFUSED);
    }
  });

  it('at one owner, or in one network, is none at another', async () => {
    const { key, as } = await somebody();
    const admins = await tokenFor(graph, [{ role: 'ADMIN', sector: 'vestre-viken' }], 'admin of vestre-viken');
    await give({ subject: key, role: 'COORDINATOR', network: 'drammen' }, { owner: 'vestre-viken', as: admins });
    expect(await publish(as, 'drammen', 'vestre-viken')).toEqual(DONE);
    expect(await publish(as, 'baerum', 'vestre-viken')).toEqual(REFUSED);
    expect(await publish(as)).toEqual(REFUSED);
    await give({ subject: key, role: 'REGION_EDITOR' });
    expect(await publish(as)).toEqual(DONE);
    expect(await publish(as, 'lovisenberg', 'lovisenberg')).toEqual(REFUSED);
  });
});

describe('CO-8: of figures that contradict each other, an editor of regional prefers one', () => {
  interface Figure {
    readonly key: string;
    readonly verbatim: string;
    readonly preferred: boolean;
    readonly preference: { readonly reason: string } | null;
    readonly preferenceVersion: number;
  }
  const SELECT = 'key verbatim preferred preference { reason } preferenceVersion';
  const figures = async () => {
    const { data } = await graph.query<{ observations: (Figure & { measure: string; subject: { kind: string; key: string } })[] }>(
      `{ observations { ${SELECT} measure subject { kind key } } }`,
    );
    const groups = Map.groupBy(data.observations, ({ measure, subject }) => `${measure} ${subject.kind} ${subject.key}`);
    return [...groups.values()].find((group) => group.length > 1 && group.some(({ preferred }) => preferred)) ?? [];
  };
  const prefer = (input: object, as: string) =>
    change<Figure>(graph, { owner: 'regional', name: 'prefer Observation', select: `observation { ${SELECT} }`, input, as });

  it('with the reason; all stay visible; and the choice can be given back to the rule', async () => {
    const { key: subject, as } = await somebody();
    const admins = await tokenFor(graph, [{ role: 'ADMIN', sector: 'regional' }], 'admin of regional');
    const before = await figures();
    const ruled = before.find(({ preferred }) => preferred) ?? expect.fail('the rule prefers none');
    const other = before.find(({ preferred }) => !preferred) ?? expect.fail('there is one figure');
    const choice = { key: other.key, reason: 'Nyeste telling', expectedVersion: other.preferenceVersion };
    expect((await prefer(choice, as)).codes).toEqual(REFUSED);
    expect((await prefer(choice, admin)).codes).toEqual(REFUSED);

    const ofRegional = { owner: 'regional', as: admins };
    expect((await give({ subject, role: 'COORDINATOR', network: 'ous' }, ofRegional)).userErrors).toMatchObject([
      { code: 'INVALID', field: 'role' },
    ]);
    const granted = await give({ subject, role: 'REGION_EDITOR' }, ofRegional);
    expect(granted.result).toMatchObject({ sector: 'regional', role: 'REGION_EDITOR' });
    const idempotencyKey = 'co-8';
    const first = await prefer({ ...choice, idempotencyKey }, as);
    expect(first.result).toMatchObject({ preferred: true, preference: { reason: 'Nyeste telling' } });
    const after = await figures();
    expect(after.map(({ key, verbatim }) => [key, verbatim])).toEqual(before.map(({ key, verbatim }) => [key, verbatim]));
    expect(after.filter(({ preferred }) => preferred).map(({ key }) => key)).toEqual([other.key]);
    expect((await prefer({ ...choice, key: 'no-such-figure' }, as)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'key' }]);
    expect((await prefer({ ...choice, reason: ' ', expectedVersion: first.result?.preferenceVersion }, as)).userErrors).toMatchObject([
      { code: 'EMPTY', field: 'reason' },
    ]);

    const back = { key: other.key, reason: 'Regelen får velge', withdraw: true, expectedVersion: first.result?.preferenceVersion };
    expect((await prefer(back, as)).result).toMatchObject({ preferred: false, preference: null });
    const given = await figures();
    expect(given.filter(({ preferred }) => preferred).map(({ key }) => key)).toEqual([ruled.key]);
    // What is asked for again is answered as it was then.
    expect(await prefer({ ...choice, idempotencyKey }, as)).toEqual(first);

    await take({ grantId: granted.result?.id, expectedVersion: granted.result?.version }, ofRegional);
    expect((await prefer({ ...choice, expectedVersion: given[0]?.preferenceVersion }, as)).codes).toEqual(REFUSED);
  });
});

describe('npm run grant', () => {
  let compiled: string;
  beforeAll(() => {
    compiled = compileSources();
  }, 240_000);

  const run = (environment: Record<string, string>, ...words: string[]) => {
    const env = { PATH: process.env.PATH ?? '', DEMO: 'off', ...environment };
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(compiled, 'subgraphs', 'grant.js'), ...words], {
      env,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  it('makes the first administrator of an owner that has nobody; in production, only the records count', { timeout: 120_000 }, async () => {
    const issuer: TestIssuer = await startTestIssuer();
    const databases = await emptyDatabases(NAMES);
    const words = ['--role', 'ADMIN', '--subject', 'hpr:7654321'];
    for (const sector of ['ous', 'regional']) {
      const { status, stdout, stderr } = run(databases, ...words, '--sector', sector);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^${sector}:grant:\\S+\\n$`));
    }
    const location = readConfig(databases, NAMES).databaseOf('ous');
    expect(await runSql(location, 'select sequence, actor, action, subject from audit_entry')).toMatchObject([
      { sequence: 1, actor: 'command-line', action: 'grantRole', subject: null },
    ]);

    const number = identityNumbers(1)[0] ?? '';
    for (const bad of [
      ['--role', 'ADMIN', '--sector', 'ous'],
      ['--role', 'ADMIN', '--sector', 'ous', '--subject', `sub:https://sts.example.no|${number}`],
      ['--role', 'NURSE', '--nurse', 'ous:nurse:none', '--subject', 'hpr:7654321'],
      ['--role', 'COORDINATOR', '--sector', 'regional', '--subject', 'hpr:7654321'],
    ]) {
      const { status, stdout, stderr } = run(databases, ...bad);
      expect({ status, stdout }, bad.join(' ')).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^Cannot start: [^\n]+\n$/);
      expect(stderr).not.toContain(number);
    }
    expect(await runSql(location, 'select sequence from audit_entry')).toHaveLength(1);

    const strict = {
      MODE: 'production',
      ISSUER: issuer.issuer,
      AUDIENCE: issuer.audience,
      JWKS_URL: issuer.jwksUrl,
      PUBLIC_URL: 'https://graph.example.no',
    };
    const production = await startTestGraph({ ...databases, ...strict, HOP_SECRET: 'x'.repeat(40), DEMO: 'off' });
    const HPR = 'helseid://claims/hpr/hpr_number';
    const grants = [{ role: 'ADMIN', sector: 'ous', network: null, unit: null, nurse: null }];
    const grant = async (claims: Record<string, unknown>) => {
      const input = { subject: 'hpr:1234567', role: 'COORDINATOR', network: 'ous' };
      const as = await issuer.token(claims);
      return change(production, { owner: 'ous', name: 'grant Role', select: 'roleGrant { id }', input, as });
    };
    expect((await grant({ grants, sub: 'liar' })).codes).toEqual(REFUSED);
    expect((await grant({ [HPR]: '1111111', grants })).codes).toEqual(REFUSED);
    expect((await grant({ [HPR]: '7654321', sub: 'admin' })).userErrors).toEqual([]);
    await production.close();
    await issuer.close();
  });
});
