import { createHash, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { nameOf } from '../../shared/command/create-mutations.js';
import { readConfig } from '../../shared/config.js';
import { SECTOR_COMMANDS } from '../../shared/sector/commands.js';
import { REGISTRY } from '../../shared/sectors.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { REGIONAL_COMMANDS } from '../../subgraphs/regional/commands.js';
import { type Fixture, makeFixture } from '../kit/access-fixture.js';
import { createDice, SEED } from '../kit/dice.js';
import { filledDatabases } from '../kit/filled-databases.js';
import { change } from '../kit/mutate.js';
import { makeRemainingChanges } from '../kit/remaining-changes.js';
import { changeBySql, contentsOf, runSql, type SqlRow } from '../kit/sql.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** What is written into the audit, over a run of all kinds of changes; and that nobody can take it out again unseen. */

const NAMES = subgraphNames(REGISTRY);
const COLUMNS = ['sequence', 'at', 'actor', 'action', 'object', 'subject', 'network', 'fields'] as const;
/** What is changed elsewhere than in Vestre Viken, which has no sub-goals. */
const PREFIXES: Readonly<Record<string, string>> = { Target: 'Ous', Progress: 'Ous' };
let graph: TestGraph;
let fixture: Fixture;
let locationOf: (name: string) => DatabaseLocation;
let coordinator: string;
let auditor: string;

beforeAll(async () => {
  const environment = await filledDatabases(NAMES);
  locationOf = readConfig(environment, NAMES).databaseOf;
  graph = await startTestGraph(environment);
  fixture = await makeFixture(graph);
  await makeRemainingChanges(graph, fixture);
  coordinator = fixture.asking.coordinator.as ?? '';
  auditor = await tokenFor(
    graph,
    NAMES.map((sector) => ({ role: 'AUDITOR', sector })),
    'auditor',
  );
});
afterAll(() => graph.close());

const linesOf = (owner = 'vestre-viken') => runSql(locationOf(owner), 'select * from audit_entry order by sequence');
const countOf = async () => (await linesOf()).length;
const addMeasure = (input: object = {}, as: string | undefined = coordinator) =>
  change<{ id: string }>(graph, {
    owner: 'vestre-viken',
    name: 'add Measure',
    select: 'measure { id }',
    input: { network: 'drammen', year: 2027, title: 'Et tiltak', ...input },
    ...(as === undefined ? {} : { as }),
  });

describe('a change', () => {
  it('writes one line, and one that is refused or repeated writes none', async () => {
    const idempotencyKey = randomUUID();
    const before = await countOf();
    const made = await addMeasure({ idempotencyKey });
    expect(made.userErrors).toEqual([]);
    expect(await countOf()).toBe(before + 1);
    const [line] = (await linesOf()).slice(-1);
    expect(line).toMatchObject({ action: 'addVestreVikenMeasure', object: made.result?.id, subject: null, network: 'drammen', fields: '' });
    const refused = [
      await addMeasure({ idempotencyKey }),
      await addMeasure({ idempotencyKey, title: 'Et annet' }),
      await addMeasure({ title: ' ' }),
      await addMeasure({ title: 'x'.repeat(5_000) }),
      await addMeasure({ network: 'nowhere' }),
      await addMeasure({ network: 'baerum' }),
      await addMeasure({}, fixture.asking.nurse.as),
      await addMeasure({}, 'no token'),
      await change(graph, { owner: 'vestre-viken', name: 'add Measure', select: 'measure { id }', input: { network: 'drammen' } }),
    ];
    expect(refused.slice(1).every(({ result }) => result === null)).toBe(true);
    expect(await countOf()).toBe(before + 1);
  });

  it('of any kind has written its line together with its receipt, at every owner', async () => {
    const actions = new Set<unknown>();
    for (const owner of NAMES) {
      const receipts = await runSql(
        locationOf(owner),
        'select actor, operation as action, recorded_at as at from receipt order by recorded_at',
      );
      const lines = (await linesOf(owner)).filter(({ action }) => action !== 'read');
      // One for each of the persons concerned, if they are several.
      const changes = lines.filter(({ at, subject }, index) => subject === null || lines[index - 1]?.at !== at);
      expect(changes.map(({ actor, action, at }) => ({ actor, action, at }))).toEqual(receipts);
      for (const line of lines) expect(line.object === null).toBe(line.subject !== null);
      expect(new Set(lines.map(({ at, subject }) => `${at} ${subject}`)).size).toBe(lines.length);
      for (const { action } of lines) actions.add(action);
    }
    const internal = ['_startTransfer', '_receiveTransfer', '_completeTransfer'];
    const ofSectors = SECTOR_COMMANDS.map((command) => nameOf(command, PREFIXES[command.noun] ?? 'VestreViken'));
    const ofRegional = REGIONAL_COMMANDS.map((command) => nameOf(command, ''));
    expect(actions).toEqual(new Set([...ofSectors, ...ofRegional, ...internal]));
  });
});

describe('a line', () => {
  it('names nobody but by pseudonym', async () => {
    for (const owner of NAMES) {
      const { audit_entry: lines = [], pseudonym: pseudonyms = [], ...others } = await contentsOf(locationOf(owner));
      const known = new Set(pseudonyms.map(({ pseudonym }) => pseudonym));
      for (const { actor, subject } of lines) {
        expect(actor).toMatch(/^p-[\w-]{12}$/);
        for (const pseudonym of [actor, subject ?? actor]) expect(known.has(pseudonym)).toBe(true);
      }
      // Hashes and pseudonyms are random: what is looked for could be in them by chance.
      const text = JSON.stringify(lines.map(({ hash: _hash, actor: _actor, subject: _subject, ...rest }) => rest));
      expect(text).not.toMatch(/@|hpr|sub:|:nurse:|urn:|\+47/);
      const persons = [...(others.nurse_version ?? []), ...(others.request_version ?? [])].flatMap(({ name, email, phone, nurse_id }) => [
        name,
        email,
        phone,
        nurse_id,
      ]);
      const secrets = new Set([...persons, ...pseudonyms.map(({ subject }) => subject)]);
      secrets.delete(null);
      secrets.delete(undefined);
      for (const secret of secrets) expect(text.includes(String(secret)), String(secret)).toBe(false);
    }
  });
});

/** The hash that a line would have: whoever can write to the table can compute it. */
const hashOf = (before: string, line: SqlRow) =>
  createHash('sha256')
    .update(JSON.stringify([before, ...COLUMNS.map((column) => line[column])]))
    .digest('hex');

describe(`auditCheck (seed ${SEED})`, () => {
  const dice = createDice();
  let kept: readonly SqlRow[] = [];
  const tamper = (...statements: string[]) => changeBySql(locationOf('vestre-viken'), statements);
  const literal = (value: unknown) => (typeof value === 'number' ? String(value) : value === null ? 'null' : `'${String(value)}'`);
  const insert = (line: SqlRow) => {
    const columns = [...COLUMNS, 'hash'];
    return `insert into audit_entry (${columns.join(', ')}) values (${columns.map((column) => literal(line[column])).join(', ')})`;
  };
  /** Number of the line at fault at Vestre Viken; all other owners must be well. */
  async function check(): Promise<number | null> {
    const { data, errors } = await graph.query<{
      auditCheck: { sector: string; whole: boolean | null; brokenAt: number | null; source: { state: string } }[];
    }>('{ auditCheck { sector whole brokenAt source { state } } }', {}, { as: auditor });
    expect(errors).toBeUndefined();
    expect(data.auditCheck.map(({ sector }) => sector).toSorted()).toEqual([...NAMES].toSorted());
    for (const { sector, whole, brokenAt, source } of data.auditCheck) {
      expect(source.state).toBe('OK');
      expect(whole).toBe(brokenAt === null);
      if (sector !== 'vestre-viken') expect(whole).toBe(true);
    }
    return data.auditCheck.find(({ sector }) => sector === 'vestre-viken')?.brokenAt ?? null;
  }

  beforeAll(async () => {
    kept = await linesOf();
  });
  afterEach(async () => {
    await tamper('delete from audit_entry', ...kept.map(insert));
    expect(await check()).toBeNull();
  });

  it('finds a change of any part of a line', async () => {
    for (const column of [...COLUMNS.slice(1), 'hash']) {
      const line = kept[dice(kept.length)] ?? {};
      const other = column === 'fields' ? `${line.fields} x` : line[column] === null ? '' : `${String(line[column]).slice(0, -1)}~`;
      await tamper(`update audit_entry set ${column} = '${other}' where sequence = ${line.sequence}`);
      expect(await check(), column).toBe(line.sequence);
      await tamper(`delete from audit_entry where sequence = ${line.sequence}`, insert(line));
    }
  });

  it('finds a changed line whose hash was made to fit, at the one after it or, of the last one, there', async () => {
    const middle = kept.at(-9) ?? {};
    const forged = { ...middle, network: 'baerum' };
    await tamper(
      `update audit_entry set network = 'baerum', hash = '${hashOf(String(kept.at(-10)?.hash), forged)}' where sequence = ${middle.sequence}`,
    );
    expect(await check()).toBe(Number(middle.sequence) + 1);
  });

  it('finds that the last line was changed and its hash made to fit', async () => {
    const last = kept.at(-1) ?? {};
    const hash = hashOf(String(kept.at(-2)?.hash), { ...last, network: 'baerum' });
    await tamper(`update audit_entry set network = 'baerum', hash = '${hash}' where sequence = ${last.sequence}`);
    expect(await check()).toBe(last.sequence);
  });

  it.each(['the first', 'some', 'the last'] as const)('finds that %s is gone', async (which) => {
    const sequence = { 'the first': 1, some: 2 + dice(kept.length - 3), 'the last': kept.length }[which];
    await tamper(`delete from audit_entry where sequence = ${sequence}`);
    expect(await check()).toBe(sequence);
  });

  it('finds that the end is gone, also after new lines, and that all are', async () => {
    await tamper(`delete from audit_entry where sequence > ${kept.length - 3}`);
    expect(await check()).toBe(kept.length - 2);
    await addMeasure();
    expect(await check()).toBe(kept.length - 2);
    const [added] = (await linesOf()).slice(-1);
    kept = [...kept, added ?? {}];
    await tamper('delete from audit_entry');
    expect(await check()).toBe(1);
  });

  it('finds lines that were put in', async () => {
    const last = kept.at(-1) ?? {};
    const next = { ...last, sequence: kept.length + 1 };
    await tamper(insert({ ...next, hash: 'x' }));
    expect(await check()).toBe(kept.length + 1);
    await tamper(`delete from audit_entry where sequence = ${next.sequence}`, insert({ ...next, hash: hashOf(String(last.hash), next) }));
    expect(await check()).toBe(kept.length + 1);
    await tamper(`delete from audit_entry where sequence = ${next.sequence}`, insert({ ...next, sequence: 0 }));
    expect(await check()).toBe(1);
  });

  it('finds lines that have changed places', async () => {
    const [one, other] = [5, 11];
    const move = (from: number, to: number) => `update audit_entry set sequence = ${to} where sequence = ${from}`;
    await tamper(move(one, -1), move(other, one), move(-1, other));
    expect(await check()).toBe(one);
  });
});

describe('reading a field that is not for everybody', () => {
  const read = (fields: string, as: string | undefined, ids: readonly string[] = [fixture.nurse]) =>
    graph.query<Record<string, object | null>>(
      `{ ${ids.map((id, index) => `n${index}: node(id: "${id}") { ... on Nurse { ${fields} } }`).join(' ')} }`,
      {},
      as === undefined ? {} : { as },
    );
  const newLines = async (reading: () => Promise<unknown>) => {
    const before = await countOf();
    await reading();
    return (await linesOf()).slice(before);
  };

  it('is one line a request and person, with the fields', async () => {
    const lines = await newLines(() => read('competence { level } requests { id } c: competence { level } name', coordinator));
    expect(lines).toMatchObject([{ action: 'read', object: null, network: 'drammen' }]);
    expect(lines[0]?.fields).toBe('Competence.level Request.id VestreVikenNurse.competence VestreVikenNurse.requests');
    const fields = String(lines[0]?.fields).split(' ');
    expect(fields).toEqual([...new Set(fields)].toSorted());
    const [whose] = await runSql(locationOf('vestre-viken'), `select subject from pseudonym where pseudonym = '${lines[0]?.subject}'`);
    expect(whose).toEqual({ subject: fixture.nurse });

    const two = await newLines(() =>
      read('competence { level }', fixture.asking['region-editor'].as, [fixture.nurse, fixture.nurseElsewhere]),
    );
    expect(new Set(two.map(({ subject }) => subject)).size).toBe(2);
    expect(new Set(two.map(({ actor }) => actor)).size).toBe(1);
    expect(two[0]?.actor).not.toBe(lines[0]?.actor);
  });

  it('of oneself is not written down, nor is what is for everybody, nor what is refused', async () => {
    const none = async (reading: () => Promise<unknown>) => expect(await newLines(reading)).toEqual([]);
    await none(() => read('competence { level } requests { id } accessLog { at }', fixture.asking.nurse.as));
    await none(() => read('name appointments { id }', coordinator));
    await none(() => read('competence { level }', fixture.asking['nurse-colleague'].as));
    await none(() => read('competence { level }', fixture.asking.auditor.as));
    await none(() => read('competence { level }', undefined));
  });

  it('is not answered where it cannot be written down', async () => {
    const move = (from: string, to: string) => runSql(locationOf('vestre-viken'), `alter table ${from} rename to ${to}`);
    await move('audit_entry', 'audit_entry_away');
    try {
      const { data, errors } = await read('id competence { level }', coordinator);
      expect(JSON.stringify(data ?? null)).not.toContain('level');
      expect(errors?.[0]?.message).not.toContain('audit_entry');
      expect(errors?.length).toBeGreaterThan(0);
      const own = await read('competence { level }', fixture.asking.nurse.as);
      expect(own).toMatchObject({ errors: undefined, data: { n0: { competence: expect.anything() } } });
      expect((await addMeasure()).codes).toEqual(['INTERNAL_SERVER_ERROR']);
    } finally {
      await move('audit_entry_away', 'audit_entry');
    }
    expect((await read('competence { level }', coordinator)).errors).toBeUndefined();
    expect((await addMeasure()).userErrors).toEqual([]);
  });
});
