import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { readAreas } from '../../shared/areas.js';
import { createSectorSubgraph } from '../../shared/sector/create-sector-subgraph.js';
import { SECTOR_ENTITIES } from '../../shared/sector/entities.js';
import { SECTOR_MIGRATIONS } from '../../shared/sector/migrations.js';
import type { SectorRows } from '../../shared/sector/rows.js';
import { REGISTRY, type SectorDeclaration } from '../../shared/sectors.js';
import { type Database, type DatabaseLocation, openDatabase } from '../../shared/subgraph/database.js';
import { StartError } from '../../shared/subgraph/errors.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { readDataVersion } from '../../shared/subgraph/setting.js';
import { addFact, editFact } from '../../subgraphs/regional/change/edit-fact.js';
import { type RegionalContent, readContent } from '../../subgraphs/regional/content.js';
import { createRegionalSubgraph } from '../../subgraphs/regional/create-regional-subgraph.js';
import { REGIONAL_ENTITIES, type RegionalTables } from '../../subgraphs/regional/entities.js';
import type { Content } from '../../subgraphs/regional/fact.entity.js';
import { AgreementFact } from '../../subgraphs/regional/governance/agreement.entity.js';
import { REGIONAL_MIGRATIONS } from '../../subgraphs/regional/migrations.js';
import { writeContent } from '../../subgraphs/regional/write-content.js';
import { runSql } from '../kit/sql.js';
import { emptyDatabase, onPostgres } from '../kit/test-database.js';

const AREAS = readAreas();
const OUS = REGISTRY.sectors.find(({ slug }) => slug === 'ous') as SectorDeclaration;

/** The message of the StartError that something ends with: one line. */
async function refusalOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    expect(error).toBeInstanceOf(StartError);
    const { message } = error as StartError;
    expect(message).not.toContain('\n');
    return message;
  }
  throw new Error('nothing was refused');
}

describe('a corrupt row of a roster', () => {
  const EVENT = {
    status: 'PLANNED',
    place: null,
    description: null,
    topics: '[]',
    jointWith: '[]',
    days: 1,
    startsAt: '09:00',
    endsAt: null,
    decidedOn: null,
  } as const;
  const KNOWN = { recordedAt: '2018-01-01T08:00:00.000Z', supersededAt: null, demo: true };
  const TASK = { role: 'RESOURCE_NURSE', basis: 'FURTHER_EDUCATION', endReason: null, successorId: null } as const;
  const WARD = { name: 'Hjemmetjenesten', serviceType: 'HOME_NURSING', network: 'ous', areaCode: '030108' } as const;
  const PERSON = { role: 'RESOURCE_NURSE', visibility: 'PUBLIC', email: null, phone: null } as const;

  /** Two nurses, one after the other, in a home service that went on as another one, and a hospital ward. */
  const VALID: SectorRows = {
    unitVersions: [
      { ...KNOWN, ...WARD, unitId: 'ous:unit:old', validFrom: '2018-01-01', validTo: '2022-01-01' },
      { ...KNOWN, ...WARD, unitId: 'ous:unit:new', validFrom: '2022-01-01', validTo: null },
      {
        ...KNOWN,
        unitId: 'ous:unit:ward',
        name: 'Sengepost',
        serviceType: 'HOSPITAL',
        network: 'ous',
        areaCode: null,
        validFrom: '2018-01-01',
        validTo: null,
      },
    ],
    unitSuccessions: [
      { fromUnitId: 'ous:unit:old', toUnitId: 'ous:unit:new', kind: 'MERGED', date: '2022-01-01', recordedAt: KNOWN.recordedAt },
    ],
    nurseVersions: [
      { ...KNOWN, ...PERSON, nurseId: 'ous:nurse:a', name: 'Ada Aas', validFrom: '2018-01-01', validTo: null },
      { ...KNOWN, ...PERSON, nurseId: 'ous:nurse:b', name: 'Berit Bø', validFrom: '2018-01-01', validTo: null },
    ],
    appointmentVersions: [
      {
        ...KNOWN,
        ...TASK,
        appointmentId: 'ous:appointment:first',
        nurseId: 'ous:nurse:a',
        unitId: 'ous:unit:old',
        validFrom: '2018-01-01',
        validTo: '2020-01-01',
        endReason: 'RETIRED',
        successorId: 'ous:appointment:second',
      },
      {
        ...KNOWN,
        ...TASK,
        appointmentId: 'ous:appointment:second',
        nurseId: 'ous:nurse:b',
        unitId: 'ous:unit:old',
        validFrom: '2020-01-01',
        validTo: '2022-01-01',
      },
    ],
    eventVersions: [
      { ...KNOWN, eventId: 'ous:event:one', network: 'ous', kind: 'GATHERING', title: 'Nettverkssamling', date: '2021-04-01', ...EVENT },
    ],
    participationVersions: [
      { ...KNOWN, participationId: 'ous:participation:one', eventId: 'ous:event:one', nurseId: 'ous:nurse:b', status: 'ATTENDED' },
    ],
    measureVersions: [
      {
        ...{ ...KNOWN, measureId: 'ous:measure:one', network: 'ous', year: 2025, title: 'Undervisning', subGoal: '1.1' },
        ...{ responsible: 'Koordinator', dueOn: '2025-12-31', status: 'DONE', evidenceUrl: 'https://example.org/notat' },
        ...{ budgetNote: 'Innenfor egen ramme.', carriedFrom: 'ous:measure:before' },
      },
      {
        ...{ ...KNOWN, measureId: 'ous:measure:before', network: 'ous', year: 2024, title: 'Undervisning', subGoal: null },
        ...{ responsible: null, dueOn: null, status: 'PLANNED', evidenceUrl: null, budgetNote: null, carriedFrom: null },
      },
    ],
    actionPlanVersions: [
      {
        ...{ ...KNOWN, actionPlanId: 'ous-2025', network: 'ous', year: 2025, status: 'CLOSED', amendment: 1, amendmentReason: 'Kortere' },
        ...{ comment: null, approvedAt: '2018-01-01T08:00:00.000Z' },
      },
      {
        ...{ ...KNOWN, actionPlanId: 'ous-2024', network: 'ous', year: 2024, status: 'DRAFT', amendment: 0, amendmentReason: null },
        ...{ comment: 'Mangler frist', approvedAt: null },
      },
    ],
    targetVersions: [
      { ...KNOWN, targetId: 'ous-2025-2.5', network: 'ous', year: 2025, subGoal: '2.5', value: 40, unit: 'PERCENT' },
      { ...KNOWN, targetId: 'ous-2025-3.3', network: 'ous', year: 2025, subGoal: '3.3', value: null, unit: 'COUNT' },
    ],
    progressVersions: [
      {
        ...{ ...KNOWN, progressId: 'ous-2025-2.5', network: 'ous', year: 2025, subGoal: '2.5', status: 'IN_PROGRESS' },
        ...{ narrative: 'I gang.', authorRole: 'COORDINATOR', date: '2025-12-01', evidenceUrl: 'https://example.org/rapport' },
      },
      {
        ...{ ...KNOWN, progressId: 'ous-2025-5.5', network: 'ous', year: 2025, subGoal: '5.5', status: 'NOT_STARTED' },
        ...{ narrative: null, authorRole: 'COORDINATOR', date: '2026-01-01', evidenceUrl: null },
      },
    ],
  };

  type Table = keyof SectorRows;
  const start = (database: DatabaseLocation, rows: SectorRows) =>
    createSectorSubgraph({ sector: OUS, registry: REGISTRY, areas: AREAS, database, demo: () => rows });
  /** The valid rows, but for one field or two of the first row of a table. */
  const withFirst = (table: Table, fields: object): SectorRows => ({
    ...VALID,
    [table]: VALID[table].map((row, index) => (index === 0 ? { ...row, ...fields } : row)),
  });

  /** A database that a refused roster left empty, for the next one. */
  let stillEmpty: DatabaseLocation | undefined;
  async function takeEmpty(): Promise<DatabaseLocation> {
    const taken = stillEmpty ?? (await emptyDatabase());
    stillEmpty = undefined;
    return taken;
  }

  async function rowsIn(database: DatabaseLocation): Promise<number> {
    const names = ['setting', 'unit', 'nurse', 'appointment', 'event', 'measure', ...Object.keys(VALID)].map((table) =>
      table.replace(/s$/, '').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    );
    const counts = names.map((name) => `select count(*) as rows from "${name}"`);
    const counted = await runSql(database, counts.join(' union all '));
    expect(counted).toHaveLength(names.length);
    return counted.reduce((sum, { rows }) => sum + Number(rows), 0);
  }

  it.each<[string, Table, object, string]>([
    ['a start that is no date', 'unitVersions', { validFrom: '1 January' }, 'unit ous:unit:old'],
    ['a start that no calendar has', 'unitVersions', { validFrom: '2018-02-30' }, 'unit ous:unit:old'],
    ['an end before the start', 'unitVersions', { validTo: '2017-01-01' }, 'unit ous:unit:old'],
    ['an end on the day of the start', 'unitVersions', { validTo: '2018-01-01' }, 'unit ous:unit:old'],
    ['an instant without a time zone', 'unitVersions', { recordedAt: '2018-01-01T08:00:00' }, 'unit ous:unit:old'],
    ['an instant that no clock shows', 'unitVersions', { recordedAt: '2018-13-41T28:00:00.000Z' }, 'unit ous:unit:old'],
    ['an entry taken back before it was made', 'unitVersions', { supersededAt: '2017-01-01T08:00:00.000Z' }, 'unit ous:unit:old'],
    ['a unit of another sector', 'unitVersions', { unitId: 'lovisenberg:unit:old' }, 'unit lovisenberg:unit:old'],
    ['an id of another kind', 'unitVersions', { unitId: 'ous:nurse:old' }, 'unit ous:nurse:old'],
    ['an unknown service type', 'unitVersions', { serviceType: 'SPA' }, 'unit ous:unit:old'],
    ['a service type that is only a word of JavaScript', 'unitVersions', { serviceType: 'constructor' }, 'unit ous:unit:old'],
    ['a network of another sector', 'unitVersions', { network: 'drammen' }, 'unit ous:unit:old'],
    ['an unknown network', 'unitVersions', { network: 'nowhere' }, 'unit ous:unit:old'],
    ['a name that is empty', 'unitVersions', { name: ' ' }, 'unit ous:unit:old'],
    ['a name with a NUL', 'unitVersions', { name: 'Hjemme\u0000tjenesten' }, 'unit ous:unit:old'],
    ['an unknown area', 'unitVersions', { areaCode: '9999' }, 'unit ous:unit:old'],
    ['an area that ended within the interval', 'unitVersions', { areaCode: '0602' }, 'unit ous:unit:old'],
    ['an area that began within the interval', 'unitVersions', { areaCode: '3005' }, 'unit ous:unit:old'],
    ['a hospital unit with an area', 'unitVersions', { serviceType: 'HOSPITAL' }, 'unit ous:unit:old'],
    ['a home service without an area', 'unitVersions', { areaCode: null }, 'unit ous:unit:old'],
    ['a person of another sector', 'nurseVersions', { nurseId: 'lovisenberg:nurse:a' }, 'person lovisenberg:nurse:a'],
    ['an unknown role', 'nurseVersions', { role: 'DOCTOR' }, 'person ous:nurse:a'],
    ['an unknown visibility', 'nurseVersions', { visibility: 'SECRET' }, 'person ous:nurse:a'],
    ['a person’s name with a NUL', 'nurseVersions', { name: 'Ada\u0000' }, 'person ous:nurse:a'],
    ['an e-mail with a NUL', 'nurseVersions', { email: 'a\u0000@example.org' }, 'person ous:nurse:a'],
    ['an appointment of another sector', 'appointmentVersions', { appointmentId: 'x:appointment:1' }, 'appointment x:appointment:1'],
    ['an appointment of nobody', 'appointmentVersions', { nurseId: 'ous:nurse:nobody' }, 'appointment ous:appointment:first'],
    ['an appointment nowhere', 'appointmentVersions', { unitId: 'ous:unit:nowhere' }, 'appointment ous:appointment:first'],
    [
      'a former belief in an appointment nowhere',
      'appointmentVersions',
      { unitId: 'ous:unit:nowhere', supersededAt: '2019-01-01T08:00:00.000Z' },
      'appointment ous:appointment:first',
    ],
    ['an appointment before its unit', 'appointmentVersions', { validFrom: '2017-12-31' }, 'appointment ous:appointment:first'],
    ['an appointment after its unit', 'appointmentVersions', { validTo: '2022-01-02' }, 'appointment ous:appointment:first'],
    ['an appointment that outlives its unit', 'appointmentVersions', { validTo: null }, 'appointment ous:appointment:first'],
    ['an unknown successor', 'appointmentVersions', { successorId: 'ous:appointment:third' }, 'appointment ous:appointment:first'],
    ['an unknown end reason', 'appointmentVersions', { endReason: 'BORED' }, 'appointment ous:appointment:first'],
    ['a succession to an unknown unit', 'unitSuccessions', { toUnitId: 'ous:unit:nowhere' }, 'succession of ous:unit:old'],
    ['a succession of an unknown kind', 'unitSuccessions', { kind: 'SOLD' }, 'succession of ous:unit:old'],
    ['a succession on no date', 'unitSuccessions', { date: '2022-02-30' }, 'succession of ous:unit:old'],
    ['a succession recorded at no instant', 'unitSuccessions', { recordedAt: 'once' }, 'succession of ous:unit:old'],
    ['an event of another sector', 'eventVersions', { eventId: 'lovisenberg:event:one' }, 'event lovisenberg:event:one'],
    ['an event of an unknown kind', 'eventVersions', { kind: 'PARTY' }, 'event ous:event:one'],
    ['an event on no date', 'eventVersions', { date: '2021-02-29' }, 'event ous:event:one'],
    ['an event recorded at no instant', 'eventVersions', { recordedAt: 'once' }, 'event ous:event:one'],
    ['an event taken back before it was entered', 'eventVersions', { supersededAt: '2017-01-01T08:00:00.000Z' }, 'event ous:event:one'],
    ['an event in an unknown state', 'eventVersions', { status: 'PERHAPS' }, 'event ous:event:one'],
    ['an event at an empty place', 'eventVersions', { place: ' ' }, 'event ous:event:one'],
    ['an event with a NUL in its description', 'eventVersions', { description: 'a\u0000b' }, 'event ous:event:one'],
    ['an event whose topics are no JSON', 'eventVersions', { topics: 'smerte' }, 'event ous:event:one'],
    ['an event whose topics are no list', 'eventVersions', { topics: '{}' }, 'event ous:event:one'],
    ['an event with a topic that is no tag', 'eventVersions', { topics: '["a\\"b"]' }, 'event ous:event:one'],
    ['an event with a topic in capitals', 'eventVersions', { topics: '["Smerte"]' }, 'event ous:event:one'],
    ['an event joint with itself', 'eventVersions', { jointWith: '["ous"]' }, 'event ous:event:one'],
    ['an event joint with no slug', 'eventVersions', { jointWith: '["Oslo universitetssykehus"]' }, 'event ous:event:one'],
    ['an event of half a day', 'eventVersions', { days: 0.5 }, 'event ous:event:one'],
    ['an event at no time of day', 'eventVersions', { startsAt: '24:00' }, 'event ous:event:one'],
    ['an event that ends before it begins', 'eventVersions', { endsAt: '08:59' }, 'event ous:event:one'],
    ['an event that ends, but does not begin', 'eventVersions', { startsAt: null, endsAt: '08:59' }, 'event ous:event:one'],
    ['an event that was decided on no day', 'eventVersions', { decidedOn: '2021-02-29' }, 'event ous:event:one'],
    ['an event of less than no day', 'eventVersions', { days: -1 }, 'event ous:event:one'],
    [
      'a participation of another sector',
      'participationVersions',
      { participationId: 'x:participation:1' },
      'participation x:participation:1',
    ],
    ['a participation in no event', 'participationVersions', { eventId: 'ous:event:two' }, 'participation ous:participation:one'],
    ['a participation of nobody', 'participationVersions', { nurseId: 'ous:nurse:nobody' }, 'participation ous:participation:one'],
    ['a participation of an unknown kind', 'participationVersions', { status: 'LATE' }, 'participation ous:participation:one'],
    ['a participation recorded at no instant', 'participationVersions', { recordedAt: 'once' }, 'participation ous:participation:one'],
    ['a measure of another network', 'measureVersions', { network: 'drammen' }, 'measure ous:measure:one'],
    ['a measure of half a year', 'measureVersions', { year: 2025.5 }, 'measure ous:measure:one'],
    ['a measure of a year beyond all databases', 'measureVersions', { year: 99_999_999_999 }, 'measure ous:measure:one'],
    ['a measure with a NUL in its sub-goal', 'measureVersions', { subGoal: '1\u0000' }, 'measure ous:measure:one'],
    [
      'a measure taken back before it was entered',
      'measureVersions',
      { supersededAt: '2017-01-01T08:00:00.000Z' },
      'measure ous:measure:one',
    ],
    ['a measure of another sector', 'measureVersions', { measureId: 'lovisenberg:measure:one' }, 'measure lovisenberg:measure:one'],
    ['an id of another kind for a measure', 'measureVersions', { measureId: 'ous:event:one' }, 'measure ous:event:one'],
    ['a measure without a title', 'measureVersions', { title: ' ' }, 'measure ous:measure:one'],
    ['a measure of a sub-goal that the plan does not have', 'measureVersions', { subGoal: '1.8' }, 'measure ous:measure:one'],
    ['a measure of a sub-goal before there was a plan', 'measureVersions', { year: 2021, dueOn: null }, 'measure ous:measure:one'],
    ['a measure that an empty role answers for', 'measureVersions', { responsible: '' }, 'measure ous:measure:one'],
    ['a measure due the year after', 'measureVersions', { dueOn: '2026-01-01' }, 'measure ous:measure:one'],
    ['a measure due the year before', 'measureVersions', { dueOn: '2024-12-31' }, 'measure ous:measure:one'],
    ['a measure due on no day', 'measureVersions', { dueOn: '2025-02-29' }, 'measure ous:measure:one'],
    ['a measure due on a text that only begins with its year', 'measureVersions', { dueOn: '2025-12-31T' }, 'measure ous:measure:one'],
    ['a measure in an unknown state', 'measureVersions', { status: 'FORGOTTEN' }, 'measure ous:measure:one'],
    ['a measure in a state that is only a word of JavaScript', 'measureVersions', { status: 'valueOf' }, 'measure ous:measure:one'],
    ['a measure with a script for evidence', 'measureVersions', { evidenceUrl: 'javascript:alert(1)' }, 'measure ous:measure:one'],
    ['a measure with a NUL in its budget note', 'measureVersions', { budgetNote: 'a\u0000' }, 'measure ous:measure:one'],
    ['a measure carried over from nothing', 'measureVersions', { carriedFrom: 'ous:measure:nothing' }, 'measure ous:measure:one'],
    ['a measure carried over from itself', 'measureVersions', { carriedFrom: 'ous:measure:one' }, 'measure ous:measure:one'],
    ['a measure carried over after two years', 'measureVersions', { year: 2026, dueOn: null }, 'measure ous:measure:one'],
    ['two states of a measure', 'measureVersions', { measureId: 'ous:measure:before', carriedFrom: null }, 'measure ous:measure:before'],
    ['a plan under the key of another', 'actionPlanVersions', { actionPlanId: 'ous-2026' }, 'action plan ous-2026'],
    ['a plan of another network', 'actionPlanVersions', { network: 'drammen', actionPlanId: 'drammen-2025' }, 'action plan drammen-2025'],
    ['a plan of half a year', 'actionPlanVersions', { year: 2025.5, actionPlanId: 'ous-2025.5' }, 'action plan ous-2025.5'],
    ['a plan of a year beyond all databases', 'actionPlanVersions', { year: 1e11, actionPlanId: 'ous-1e11' }, 'action plan ous-1e11'],
    ['a plan in an unknown state', 'actionPlanVersions', { status: 'SIGNED' }, 'action plan ous-2025'],
    ['a plan with half an amendment', 'actionPlanVersions', { amendment: 0.5 }, 'action plan ous-2025'],
    ['a plan with less than no amendment', 'actionPlanVersions', { amendment: -1, amendmentReason: null }, 'action plan ous-2025'],
    ['an amendment without a reason', 'actionPlanVersions', { amendmentReason: null }, 'action plan ous-2025'],
    ['an amendment with an empty reason', 'actionPlanVersions', { amendmentReason: ' ' }, 'action plan ous-2025'],
    ['a reason without an amendment', 'actionPlanVersions', { amendment: 0 }, 'action plan ous-2025'],
    ['a plan with an empty comment', 'actionPlanVersions', { comment: '' }, 'action plan ous-2025'],
    ['a plan approved on a day', 'actionPlanVersions', { approvedAt: '2018-01-01' }, 'action plan ous-2025'],
    ['a plan closed and never approved', 'actionPlanVersions', { approvedAt: null }, 'action plan ous-2025'],
    ['a plan recorded at no instant', 'actionPlanVersions', { recordedAt: 'once' }, 'action plan ous-2025'],
    [
      'two states of a plan',
      'actionPlanVersions',
      { actionPlanId: 'ous-2024', year: 2024, recordedAt: '2019-01-01T08:00:00.000Z' },
      'action plan ous-2024',
    ],
    ['a target under the key of another', 'targetVersions', { targetId: 'ous-2025-2.4' }, 'target ous-2025-2.4'],
    ['a target of another network', 'targetVersions', { network: 'drammen', targetId: 'drammen-2025-2.5' }, 'target drammen-2025-2.5'],
    ['a target of no year', 'targetVersions', { year: 0, targetId: 'ous-0-2.5' }, 'target ous-0-2.5'],
    ['a target of an unknown sub-goal', 'targetVersions', { subGoal: '6.1', targetId: 'ous-2025-6.1' }, 'target ous-2025-6.1'],
    ['a target of a year without a plan', 'targetVersions', { year: 2029, targetId: 'ous-2029-2.5' }, 'target ous-2029-2.5'],
    ['a target in an unknown unit', 'targetVersions', { unit: 'KILO' }, 'target ous-2025-2.5'],
    ['a target of more than all', 'targetVersions', { value: 100.5 }, 'target ous-2025-2.5'],
    ['a target of less than nothing', 'targetVersions', { unit: 'COUNT', value: -1 }, 'target ous-2025-2.5'],
    ['a target that is no number', 'targetVersions', { value: Number.NaN }, 'target ous-2025-2.5'],
    ['a target taken back before it was set', 'targetVersions', { supersededAt: KNOWN.recordedAt }, 'target ous-2025-2.5'],
    ['two states of a target', 'targetVersions', { subGoal: '3.3', targetId: 'ous-2025-3.3' }, 'target ous-2025-3.3'],
    ['a statement under the key of another', 'progressVersions', { progressId: 'ous-2024-2.5' }, 'progress ous-2024-2.5'],
    [
      'a statement of another network',
      'progressVersions',
      { network: 'drammen', progressId: 'drammen-2025-2.5' },
      'progress drammen-2025-2.5',
    ],
    ['a statement of no year', 'progressVersions', { year: 2200, progressId: 'ous-2200-2.5' }, 'progress ous-2200-2.5'],
    ['a statement on an unknown sub-goal', 'progressVersions', { subGoal: '2', progressId: 'ous-2025-2' }, 'progress ous-2025-2'],
    ['a statement of an unknown kind', 'progressVersions', { status: 'SOON' }, 'progress ous-2025-2.5'],
    ['a statement that nothing was stated', 'progressVersions', { status: 'NOT_REPORTED' }, 'progress ous-2025-2.5'],
    ['a statement that nobody answers', 'progressVersions', { status: 'UNAVAILABLE' }, 'progress ous-2025-2.5'],
    ['an empty statement', 'progressVersions', { narrative: ' ' }, 'progress ous-2025-2.5'],
    ['a statement by an unknown role', 'progressVersions', { authorRole: 'QUEEN' }, 'progress ous-2025-2.5'],
    ['a statement on no day', 'progressVersions', { date: '2025-11-31' }, 'progress ous-2025-2.5'],
    ['a statement with a file for evidence', 'progressVersions', { evidenceUrl: 'file:///etc/passwd' }, 'progress ous-2025-2.5'],
    ['a statement recorded at no instant', 'progressVersions', { recordedAt: 'once' }, 'progress ous-2025-2.5'],
    ['two states of a statement', 'progressVersions', { subGoal: '5.5', progressId: 'ous-2025-5.5' }, 'progress ous-2025-5.5'],
  ])('(%s) stops the start with one line that names it, and no row is written', async (_what, table, fields, name) => {
    const database = await takeEmpty();
    expect(await refusalOf(() => start(database, withFirst(table, fields)))).toContain(`: ${name}: `);
    expect(await rowsIn(database)).toBe(0);
    stillEmpty = database;
  });

  it('is the only thing that stops it: the valid rows are written, once', async () => {
    const database = await takeEmpty();
    await (await start(database, VALID)).close();
    const rows = await rowsIn(database);
    expect(rows).toBeGreaterThan(20);
    await (await start(database, VALID)).close();
    expect(await rowsIn(database)).toBe(rows);
  });
});

describe('a corrupt content file', () => {
  const files = [
    ...['population.csv', 'affiliations.csv', 'points.csv'],
    ...['sources', 'organizations', 'observations', 'contradictions', 'services', 'bodies', 'agreements', 'documents'].map(
      (name) => `${name}.json`,
    ),
    ...['plans.json', 'plan-items.json', 'operators.json', 'alert-rules.json'],
  ];

  const copies: string[] = [];
  afterAll(() => {
    for (const folder of copies) rmSync(folder, { recursive: true });
  });

  /** A copy of the content with one file rewritten; a null text takes the file away. */
  function contentWith(file: string, rewrite: (text: string) => string | null): string {
    const folder = mkdtempSync(join(tmpdir(), 'resource-nurse-content-'));
    copies.push(folder);
    cpSync(projectPath('subgraphs', 'regional', 'data'), folder, { recursive: true });
    const text = rewrite(readFileSync(join(folder, file), 'utf8'));
    if (text === null) rmSync(join(folder, file));
    else writeFileSync(join(folder, file), text);
    return folder;
  }

  /** Puts a value into a field of the second row: `subject.kind` is a field of a field. */
  const withField = (field: string, value: unknown) => (text: string) => {
    if (!text.startsWith('[')) {
      const [head = '', first = '', second = '', ...rest] = text.split('\n');
      const cells = second.split(',');
      cells[head.split(',').indexOf(field)] = String(value);
      return [head, first, cells.join(','), ...rest].join('\n');
    }
    const rows = JSON.parse(text) as Record<string, unknown>[];
    const [outer = '', inner] = field.split('.');
    rows[1] = { ...rows[1], [outer]: inner === undefined ? value : { ...(rows[1]?.[outer] as object), [inner]: value } };
    return JSON.stringify(rows);
  };

  const read = (folder: string) => readContent(REGISTRY, AREAS, folder);

  it('is the only thing that stops the start: a copy is read like the original', () => {
    expect(read(contentWith('sources.json', (text) => text))).toEqual(readContent(REGISTRY, AREAS));
  });

  it.each<[string, string, unknown]>([
    ['population.csv', 'population', 'many'],
    ['population.csv', 'population', ''],
    ['population.csv', 'population', '   '],
    ['population.csv', 'population', '99999999999'],
    ['population.csv', 'year', '2012.5'],
    ['population.csv', 'age_group', 'YOUNG'],
    ['population.csv', 'area_code', '9999'],
    ['population.csv', 'source', 'nobody'],
    ['points.csv', 'lon', 'east'],
    ['points.csv', 'area_code', '9999'],
    ['points.csv', 'source', 'nobody'],
    ['affiliations.csv', 'area_code', '9999'],
    ['affiliations.csv', 'network', 'nowhere'],
    ['affiliations.csv', 'hospital', 'nowhere'],
    ['affiliations.csv', 'kind', 'MAYBE'],
    ['affiliations.csv', 'valid_from', '2020-13-01'],
    ['affiliations.csv', 'valid_to', '2020-02-30'],
    ['affiliations.csv', 'disputed', 'perhaps'],
    ['affiliations.csv', 'source', 'VV-fakta-2019;nobody'],
    ['sources.json', 'slug', null],
    ['sources.json', 'title', 'a\u0000b'],
    ['sources.json', 'url', 7],
    ['organizations.json', 'kind', 'CAFE'],
    ['organizations.json', 'aliases', 'none'],
    ['observations.json', 'measure', 'HAPPINESS'],
    ['observations.json', 'value', 'many'],
    ['observations.json', 'value', true],
    ['observations.json', 'precision', 'ROUGHLY'],
    ['observations.json', 'source', 'nobody'],
    ['observations.json', 'unitInferred', 'yes'],
    ['observations.json', 'periodFrom', '2020'],
    ['observations.json', 'subject', 'Oslo'],
    ['observations.json', 'subject.kind', 'PLANET'],
    ['contradictions.json', 'observations', 'two'],
    ['contradictions.json', 'observations', ['no-such-figure']],
    ['contradictions.json', 'discrepancy', 'yes'],
    ['contradictions.json', 'discrepancy.kind', 'ODD'],
    ['contradictions.json', 'discrepancy.explanationNb', ''],
    ['contradictions.json', 'discrepancy.counted', []],
    ['contradictions.json', 'discrepancy.counted', ['vestre-viken-hospitals']],
    ['contradictions.json', 'discrepancy.entry', 'no-such-entry'],
    ['contradictions.json', 'subjects', null],
    ['services.json', 'kind', 'SPA'],
    ['services.json', 'areaCode', '9999'],
    ['services.json', 'network', 'nowhere'],
    ['services.json', 'organization', 'nowhere'],
    ['services.json', 'source', 'nobody'],
    ['bodies.json', 'region', 'mars'],
    ['bodies.json', 'kind', 'CHOIR'],
    ['bodies.json', 'termYears', 2.5],
    ['bodies.json', 'seats', 'twelve'],
    ['bodies.json', 'appointedBy', 'choir'],
    ['bodies.json', 'appointedBy', 'vestre-viken-operations-group'],
    ['agreements.json', 'status', 'FORGOTTEN'],
    ['agreements.json', 'parties', null],
    ['agreements.json', 'parent', 'no-such-agreement'],
    ['agreements.json', 'parent', 'vestre-viken-cooperation-agreements'],
    ['documents.json', 'status', 'LOST'],
    ['documents.json', 'year', '2016.5'],
    ['documents.json', 'locator', ''],
    ['plans.json', 'kind', 'POEM'],
    ['plans.json', 'region', 'nowhere'],
    ['plans.json', 'document', 'nowhere'],
    ['plans.json', 'textKnown', 'perhaps'],
    ['plans.json', 'validFrom', '2024-02-30'],
    ['plans.json', 'source', 'nobody'],
    ['plan-items.json', 'plan', 'oslo-2029-2033'],
    ['plan-items.json', 'kind', 'POEM'],
    ['plan-items.json', 'nb', ''],
    ['plan-items.json', 'position', 1.5],
    ['plan-items.json', 'source', 'nobody'],
    ['plan-items.json', 'locator', ''],
    ['documents.json', 'language', 'norsk bokmål'],
    ['operators.json', 'region', 'mars'],
    ['operators.json', 'areaCode', '9999'],
    ['operators.json', 'organization', 'nowhere'],
    ['operators.json', 'body', 'choir'],
    ['operators.json', 'rotates', 'sometimes'],
  ])('%s with %s = %j stops the start with one line that names file, row and field', async (file, field, value) => {
    const folder = contentWith(file, withField(field, value));
    const message = await refusalOf(() => read(folder));
    expect(message).toContain(file);
    expect(message).toMatch(file.endsWith('.csv') ? /row 3\b/ : /row 2\b/);
    expect(message).toContain(field.split('.').at(-1));
  });

  it.each(files)('%s that is missing stops the start with one line that names it', async (file) => {
    const folder = contentWith(file, () => null);
    expect(await refusalOf(() => read(folder))).toContain(file);
  });

  it.each<[string, string, (text: string) => string]>([
    ['cut off', 'observations.json', (text) => text.slice(0, text.length / 2)],
    ['empty', 'services.json', () => ''],
    ['no list', 'bodies.json', () => '{}'],
    ['a list with a hole', 'documents.json', (text) => text.replace('[', '[null,')],
    ['a list of something else', 'agreements.json', () => '[[]]'],
    ['without a column', 'population.csv', (text) => text.replace('age_group', 'age')],
    ['short of a cell', 'points.csv', (text) => text.replace(/,[^,\n]*\n$/, '\n')],
    ['with an open quote', 'affiliations.csv', (text) => `${text}"`],
  ])('a file that is %s (%s) stops the start with one line that names it', async (_what, file, rewrite) => {
    const folder = contentWith(file, rewrite);
    expect(await refusalOf(() => read(folder))).toContain(file);
  });

  type Rows = Record<string, unknown>[];
  const withRows = (rewrite: (rows: Rows) => Rows) => (text: string) => JSON.stringify(rewrite(JSON.parse(text) as Rows));
  const without = (key: string) => withRows((rows) => rows.filter((row) => row.key !== key && row.slug !== key));
  const changed = (key: string, fields: object) =>
    withRows((rows) => rows.map((row) => (row.key === key || row.slug === key ? { ...row, ...fields } : row)));
  const added = (fields: object) => withRows((rows) => [...rows, { ...rows[0], ...fields }]);
  const OSLO = 'oslo-2024-2028';

  it.each<[string, string, (text: string) => string, string]>([
    ['twice', 'plans.json', added({}), OSLO],
    ['that the data owners do not know', 'plans.json', added({ slug: 'oslo-2029-2033' }), 'oslo-2029-2033'],
    ['that is missing, though the data owners know it', 'plans.json', without(OSLO), OSLO],
    ['of another region', 'plans.json', changed(OSLO, { region: 'vestre-viken' }), OSLO],
    ['of other years', 'plans.json', changed(OSLO, { validTo: '2028-01-01' }), OSLO],
    ['with no text', 'plans.json', changed(OSLO, { textKnown: false }), OSLO],
    ['with a text that is not there', 'plans.json', changed('oslo-function-description', { textKnown: true }), 'oslo-function-description'],
    ['with a piece twice', 'plan-items.json', added({}), `${OSLO}/heading/1`],
    ['with two pieces at one place', 'plan-items.json', changed(`${OSLO}/title/1`, { position: 1 }), `${OSLO}, position 1`],
    ['with another key than its number', 'plan-items.json', changed(`${OSLO}/goal/1`, { number: '2' }), `${OSLO}/goal/1`],
    ['with one sub-goal less', 'plan-items.json', without(`${OSLO}/sub-goal/2.5`), OSLO],
    [
      'with one sub-goal more',
      'plan-items.json',
      added({ ...{ key: `${OSLO}/sub-goal/5.6`, kind: 'SUB_GOAL', number: '5.6' }, ...{ parent: '5', position: 999 } }),
      OSLO,
    ],
    ['with a sub-goal under another area', 'plan-items.json', changed(`${OSLO}/sub-goal/2.5`, { parent: '3' }), OSLO],
    ['with sub-goals in another order', 'plan-items.json', changed(`${OSLO}/sub-goal/2.5`, { position: 999 }), OSLO],
    ['with a goal too few', 'plan-items.json', without(`${OSLO}/goal/3`), OSLO],
    ['with a lead-in too few', 'plan-items.json', without(`${OSLO}/lead-in/3`), OSLO],
    ['without its purpose', 'plan-items.json', without(`${OSLO}/purpose/1`), OSLO],
    ['without its title', 'plan-items.json', without(`${OSLO}/title/1`), OSLO],
    ['with a parent that is not there', 'plan-items.json', changed(`${OSLO}/tool/1.5c`, { parent: '1.9' }), `${OSLO}/tool/1.5c`],
    ['with a duty under no heading', 'plan-items.json', changed('vestre-viken-function-description/duty/3', { parent: null }), 'duty/3'],
    ['with an unknown tool', 'plan-items.json', changed(`${OSLO}/tool/1.5c`, { code: 'HAMMER' }), 'HAMMER'],
    ['with a tool without its code', 'plan-items.json', changed(`${OSLO}/tool/1.5c`, { code: null }), 'code'],
  ])('a plan %s (%s) stops the start with one line that names it', async (_what, file, rewrite, name) => {
    const message = await refusalOf(() => read(contentWith(file, rewrite)));
    expect(message).toMatch(/plans\.json|plan-items\.json/);
    expect(message).toContain(name);
  });
});

describe('the reference content', () => {
  const [FIRST, SECOND, THIRD] = ['2024-01-01T08:00:00.000Z', '2024-02-01T08:00:00.000Z', '2024-03-01T08:00:00.000Z'] as const;
  const CONTENT = readContent(REGISTRY, AREAS);
  /** One figure of a census other than it is. */
  const REVISED: RegionalContent = {
    ...CONTENT,
    populations: CONTENT.populations.map((row, index) => (index === 0 ? { ...row, population: row.population + 1 } : row)),
  };

  const open = (location: DatabaseLocation) =>
    openDatabase<RegionalTables>({ name: 'regional', location, entities: REGIONAL_ENTITIES, migrations: REGIONAL_MIGRATIONS });

  async function withContent(work: (database: Database<RegionalTables>) => Promise<void>): Promise<void> {
    const database = await open(await emptyDatabase());
    try {
      await writeContent(database, CONTENT, FIRST);
      await work(database);
    } finally {
      await database.close();
    }
  }

  const FACT_TABLES = [
    ...(['source', 'organization', 'population', 'affiliation', 'area_point', 'observation', 'contradiction', 'discrepancy'] as const),
    ...([
      'palliative_service',
      'body',
      'agreement',
      'document',
      'plan',
      'plan_item',
      'published_operator',
      'alert_rule',
      'indicator',
    ] as const),
  ];

  /** How many facts were recorded and superseded at which instants, over all tables. */
  async function history({ read }: Database<RegionalTables>): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const table of FACT_TABLES) {
      const { rows } = await sql<{ recordedAt: string; supersededAt: string | null }>`
        select recorded_at, superseded_at from ${sql.table(table)}`.execute(read);
      for (const { recordedAt, supersededAt } of rows) {
        const key = `${recordedAt} – ${supersededAt ?? ''}`;
        counts[key] = (counts[key] ?? 0) + 1;
      }
    }
    return counts;
  }

  const facts = Object.values(CONTENT).reduce((sum, rows) => sum + rows.length, 0);
  const revisedFact = ({ read }: Database<RegionalTables>) =>
    read
      .selectFrom('population')
      .select(['population', 'recordedAt', 'supersededAt'])
      .where('areaCode', '=', CONTENT.populations[0]?.areaCode ?? '')
      .where('year', '=', CONTENT.populations[0]?.year ?? 0)
      .where('ageGroup', '=', CONTENT.populations[0]?.ageGroup ?? 'ALL')
      .orderBy('version')
      .execute();

  it('is written whole the first time, and nothing is written when it is read again unchanged', () =>
    withContent(async (database) => {
      expect(await history(database)).toEqual({ [`${FIRST} – `]: facts });
      expect(await readDataVersion(database.read as never)).toEqual({ version: '1', changedAt: FIRST });
      await writeContent(database, structuredClone(CONTENT), SECOND);
      expect(await history(database)).toEqual({ [`${FIRST} – `]: facts });
      expect(await readDataVersion(database.read as never)).toEqual({ version: '1', changedAt: FIRST });
    }));

  it('keeps the old figure as it was known, beside the changed one, and touches no other', () =>
    withContent(async (database) => {
      await writeContent(database, REVISED, SECOND);
      expect(await history(database)).toEqual({ [`${FIRST} – `]: facts - 1, [`${FIRST} – ${SECOND}`]: 1, [`${SECOND} – `]: 1 });
      const old = CONTENT.populations[0]?.population ?? 0;
      expect(await revisedFact(database)).toEqual([
        { population: old, recordedAt: FIRST, supersededAt: SECOND },
        { population: old + 1, recordedAt: SECOND, supersededAt: null },
      ]);
      expect(await readDataVersion(database.read as never)).toEqual({ version: '2', changedAt: SECOND });
    }));

  it('knows of a figure that was taken back when it was believed', () =>
    withContent(async (database) => {
      await writeContent(database, REVISED, SECOND);
      await writeContent(database, CONTENT, THIRD);
      const spans = (await revisedFact(database)).map(({ recordedAt, supersededAt }) => [recordedAt, supersededAt]);
      expect(spans).toEqual([
        [FIRST, SECOND],
        [SECOND, THIRD],
        [THIRD, null],
      ]);
      expect(await readDataVersion(database.read as never)).toEqual({ version: '3', changedAt: THIRD });
    }));

  it('closes what is gone from the files', () =>
    withContent(async (database) => {
      await writeContent(database, { ...CONTENT, documents: CONTENT.documents.slice(1) }, SECOND);
      expect(await history(database)).toEqual({ [`${FIRST} – `]: facts - 1, [`${FIRST} – ${SECOND}`]: 1 });
    }));

  it('leaves what an editor wrote as she wrote it, whatever the files say later', () =>
    withContent(async (database) => {
      const [edited, other] = CONTENT.agreements;
      const NEW = { slug: 'hers', title: 'Ny avtale' };
      await database.write(async (em) => {
        const before = await em.findOneOrFail(AgreementFact, { slug: edited?.slug ?? '', supersededAt: null });
        await editFact({ em, now: SECOND }, AgreementFact, { ...before }, { note: 'Sett av henne' });
        await addFact({ em, now: SECOND }, AgreementFact, { ...(edited as Content<AgreementFact>), ...NEW });
      });
      const agreements = CONTENT.agreements.map((row, i) => (i < 2 ? { ...row, note: 'Sett av filen' } : row));
      await writeContent(
        database,
        { ...CONTENT, agreements: [...agreements, { ...agreements[2], ...NEW, title: 'Fra filen' } as never] },
        THIRD,
      );
      const believed = await database.read.selectFrom('agreement').selectAll().where('supersededAt', 'is', null).execute();
      const of = (slug?: string) =>
        believed.filter((row) => row.slug === slug).map(({ note, title, recordedAt }) => [note, title, recordedAt]);
      expect(believed).toHaveLength(CONTENT.agreements.length + 1);
      expect(of(edited?.slug)).toEqual([['Sett av henne', edited?.title, SECOND]]);
      expect(of(other?.slug)).toEqual([['Sett av filen', other?.title, THIRD]]);
      expect(of('hers')).toEqual([[edited?.note, 'Ny avtale', SECOND]]);
    }));

  it('is left as it was when one row of the new content cannot be written', () =>
    withContent(async (database) => {
      const broken = { ...REVISED, documents: [{ ...CONTENT.documents[0], slug: null }] } as unknown as RegionalContent;
      await expect(writeContent(database, broken, SECOND)).rejects.toThrow();
      expect(await history(database)).toEqual({ [`${FIRST} – `]: facts });
      expect(await readDataVersion(database.read as never)).toEqual({ version: '1', changedAt: FIRST });
    }));

  // Two openings of one SQLite file need two processes: test/start.test.ts.
  it.runIf(onPostgres)('is there once, as version 1, when two start at the same time', async () => {
    const location = await emptyDatabase();
    const start = () => createRegionalSubgraph({ registry: REGISTRY, areas: AREAS, database: location, clients: new Map() });
    for (const subgraph of await Promise.all([start(), start(), start()])) await subgraph.close();
    const database = await open(location);
    expect(Object.values(await history(database))).toEqual([facts]);
    expect(await readDataVersion(database.read as never)).toMatchObject({ version: '1' });
    await database.close();
  });
});

describe('the demo roster', () => {
  it.runIf(onPostgres)('is there once when three start at the same time', async () => {
    const location = await emptyDatabase();
    const demo = (await import('../../subgraphs/lovisenberg/index.js')).demo();
    const sector = REGISTRY.sectors.find(({ slug }) => slug === 'lovisenberg') as SectorDeclaration;
    const start = () => createSectorSubgraph({ sector, registry: REGISTRY, areas: AREAS, database: location, demo: () => demo });
    for (const subgraph of await Promise.all([start(), start(), start()])) await subgraph.close();
    const { read, close } = await openDatabase({ name: 'x', location, entities: SECTOR_ENTITIES, migrations: SECTOR_MIGRATIONS });
    const { rows } = await sql<{ count: number }>`select count(*) as count from nurse_version`.execute(read);
    expect(Number(rows[0]?.count)).toBe(demo.nurseVersions.length);
    await close();
  });
});
