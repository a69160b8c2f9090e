import { buildSchema, type GraphQLSchema, isNonNullType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readAreas } from '../../shared/areas.js';
import { buildSectorSchema } from '../../shared/sector/create-sector-subgraph.js';
import { REGISTRY } from '../../shared/sectors.js';
import type { AccessClass } from '../../shared/subgraph/access.js';
import { buildRegionalSchema } from '../../subgraphs/regional/create-regional-subgraph.js';
import { type Fixture, makeFixture } from '../kit/access-fixture.js';
import { compareWithTable, type Line } from '../kit/access-table.js';
import { VIEWERS, type ViewerName } from '../kit/access-viewers.js';
import { isEntity, typesOf, typesOfMutationsOnly } from '../kit/schema-types.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { walkFields } from '../kit/walk-fields.js';

/**
 * Every field of the public schema, asked for by every viewer through the gateway, about objects in the network drammen.
 * `UPDATE_FIELD_ACCESS=1` writes the table anew; what is asserted beside it is written by hand, from `privacy.md` 5.1 and 5.4.
 */

/** Whose business a person is: herself, the leader of her unit, the coordinator of her network, the editor of its owner. */
const CLOSE: readonly ViewerName[] = ['nurse', 'leader', 'coordinator', 'region-editor'];
/** Who works in the network; the steering group sees what concerns no single person. */
const NEAR: readonly ViewerName[] = [...CLOSE, 'nurse-colleague', 'leader-other-unit', 'steering'];
/** What privacy.md 5.1 counts as data on a person's work that are hers, her leader's and her coordinator's alone. */
const ABOUT_A_PERSON: readonly RegExp[] = [
  /^(Competence|NurseRecord|NurseYear|Request|Participation)\./,
  /^VestreVikenNurse\.(competence|records|lastConversationOn|requests|participations|year|accessLog|ownData)$/,
  /^VestreVikenEvent\.participations$/,
  /^Appointment\.endReason$/,
];
/** Names that speak of what 5.1 lists; a field that has one and is not in the list above is looked at by somebody first. */
const TELLING = /competen|course|placement|attend|particip|conversation|teach|endReason|departure|approv|request|note|evidence/i;
const LOOKED_AT: readonly string[] = [
  // Counts of persons, not persons.
  ...['VestreVikenEvent.attendedCount', 'VestreVikenEvent.registeredCount'],
  // About published figures, areas and documents.
  ...['Affiliation.note', 'Agreement.note', 'Body.note', 'Document.note', 'Match.note', 'Observation.note', 'SourceReference.note'],
  ...['FunctionDescription.note', 'PlanItem.note', 'PublishedOperator.note', 'StrategyPlan.note'],
  // What a network says of its plan and measures, and what shows it; what it costs is for those who work there.
  ...['ActionPlan.approved', 'ActionPlan.approvedAt', 'MeasureState.evidenceUrl', 'SubGoalProgress.evidenceUrl'],
  ...['VestreVikenMeasure.budgetNote', 'VestreVikenMeasure.evidenceUrl'],
  // What agreements, bodies, documents and registers say of themselves.
  ...['Alert.evidence', ...['ageDays', 'owner', 'period', 'source', 'undated', 'verbatim'].map((field) => `AlertEvidence.${field}`)],
  ...['TermEvidence.ageDays', 'TermEvidence.evaluated', 'TermState.evidence'],
  // Which role approved a report and when; why figures are as they are.
  ...['AnnualReportPage.approvedBy', 'AnnualReportPage.approvedOn', 'ComputedFigure.note', 'Funnel.notes', 'SeriesBreak.note'],
  ...['FunnelNote.code', 'FunnelNote.text', 'Series.trendReason', 'Statistic.notes'],
  ...['StatisticNote.code', 'StatisticNote.subjects', 'StatisticNote.text'],
  // For analysts, of rows without person, unit or date, and only where it is nobody's alone.
  'AppointmentRecord.endReason',
  // Her own list of what is to be done.
  'Task.requestId',
];
/** Answered or refused by the resolver, for the answer is about who asks. */
const BY_ROLE =
  /^(Audit|Query\.audit|RoleGrant\.|Task\.|PublicProfile\.|AcknowledgementCount\.|AppointmentRecord|Query\.appointmentRecords)/;

let graph: TestGraph;
let schema: GraphQLSchema;
let access: Map<string, AccessClass | null>;
let asking: Fixture['asking'];
let lines: Line[];
let unreached: string[];

beforeAll(async () => {
  // What is due or stale, and so a task, is the same whenever this runs.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T12:00:00Z') });
  // Nobody's answer may lack what a busy machine was late with.
  graph = await startTestGraph({ MAX_ERRORS_PER_FETCH: '10000' }, undefined, { sectorDeadlineMs: 60_000, deadlineMs: 60_000 });
  schema = buildSchema(await (await fetch(`${graph.url}/schema.graphql`)).text());
  const [sector] = REGISTRY.sectors;
  if (!sector) throw new Error('there is no sector');
  access = new Map([...(await buildSectorSchema(sector)).access, ...(await buildRegionalSchema(REGISTRY, readAreas())).access]);
  const fixture = await makeFixture(graph);
  asking = fixture.asking;
  ({ lines, unreached } = await walkFields({ graph, schema, access, fixture }));
}, 300_000);
afterAll(async () => {
  await graph.close();
  vi.useRealTimers();
});

/** Viewers who got something. */
const seenBy = ({ marks }: Line): ViewerName[] => VIEWERS.filter((viewer) => marks?.[viewer] === '+');
const ofClass = (...classes: string[]) => lines.filter(({ about: [, found = ''], marks }) => marks !== null && classes.includes(found));
const nameOf = ({ about: [name = ''] }: Line) => name;

describe('every field × every viewer', () => {
  it('is as the committed table says', () => {
    expect(compareWithTable('field-access.csv', ['field', 'class', 'via'], lines)).toEqual({ gone: [], new: [] });
  });

  it('leaves nothing out', () => {
    const fields = typesOf(schema).flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    // Receivers are for the editors of `regional`, of whom none is among the viewers: webhooks.test.ts asks as one.
    const asked = fields.filter((field) => !field.startsWith('WebhookDelivery.'));
    expect([...new Set(lines.map(nameOf))].toSorted()).toEqual(asked.toSorted());
    expect(unreached).toEqual(['Webhook', 'WebhookDelivery']);
    // What queries do not lead to: what mutations answer, which mutation-access.test.ts walks.
    const others = [...typesOfMutationsOnly(schema)].filter((name) => !name.endsWith('Payload'));
    expect(others.toSorted()).toEqual(['PastProgress', 'ProgressReport', 'Transfer', 'UserError', 'Verification', 'WebhookSecret']);
    const nobody = lines.filter((line) => line.marks !== null && seenBy(line).length === 0);
    expect(nobody.map(nameOf).filter((name) => !/^(Query\.webhooks$|Webhook)/.test(name))).toEqual([]);
  });

  it('has a class on every field, the same in all subgraphs', async () => {
    expect(lines.filter(({ about: [, found = ''] }) => !['PUBLIC', 'NETWORK', 'RESTRICTED'].includes(found))).toEqual([]);
    for (const { slug } of REGISTRY.sectors) {
      const [own, regional] = [await accessOf(slug), (await buildRegionalSchema(REGISTRY, readAreas())).access];
      for (const [field, found] of own)
        if (regional.has(field)) expect(regional.get(field), `${field} in regional and ${slug}`).toBe(found);
    }
  });

  it('may be refused without taking its object along', () => {
    const fixed = typesOf(schema)
      .filter(isEntity)
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter((field) => isNonNullType(field.type) && access.get(`${type.name}.${field.name}`) !== 'PUBLIC')
          .map((field) => `${type.name}.${field.name}`),
      );
    expect(fixed).toEqual([]);
  });
});

describe('whatever the classes are', () => {
  it('what is about one person is for herself, her leader, her coordinator and the editor', () => {
    const found = lines.filter((line) => ABOUT_A_PERSON.some((pattern) => pattern.test(nameOf(line))));
    expect(found.length).toBeGreaterThan(45);
    for (const line of found) {
      expect(line.about[1], nameOf(line)).toBe('RESTRICTED');
      expect(CLOSE, line.about.join(' ')).toEqual(expect.arrayContaining(seenBy(line)));
    }
    const isHers = ({ about: [name = '', , via = ''] }: Line) =>
      /VestreVikenNurse/.test(`${name} ${via}`) || (via === '' && !name.startsWith('VestreViken'));
    for (const line of found.filter((candidate) => isHers(candidate) && !/accessLog|ownData/.test(nameOf(candidate))))
      expect(seenBy(line).toSorted(), line.about.join(' ')).toEqual(CLOSE.toSorted());
    for (const line of found.filter((candidate) => /\.(accessLog|ownData)$/.test(nameOf(candidate))))
      expect(seenBy(line), nameOf(line)).toEqual(['nurse']);
  });

  it('no field that speaks of such things is for more, unless somebody has looked at it', () => {
    const wide = lines.filter(
      (line) => line.marks !== null && TELLING.test(nameOf(line)) && seenBy(line).some((viewer) => !CLOSE.includes(viewer)),
    );
    expect(wide.map(nameOf).filter((name) => !LOOKED_AT.includes(name))).toEqual([]);
  });

  it('RESTRICTED is for nobody but those whose business it is, NETWORK for nobody outside the network', () => {
    for (const line of ofClass('RESTRICTED')) {
      const business = /^Report\.|^UnitReports\./.test(nameOf(line)) ? [...CLOSE, 'steering'] : CLOSE;
      expect(business, line.about.join(' ')).toEqual(expect.arrayContaining(seenBy(line)));
    }
    for (const line of ofClass('NETWORK')) expect(NEAR, line.about.join(' ')).toEqual(expect.arrayContaining(seenBy(line)));
  });

  it.each([
    ...(['anonymous', 'signed-in', 'analyst', 'auditor', 'admin'] as const),
    ...(['nurse-elsewhere', 'leader-elsewhere', 'coordinator-elsewhere', 'coordinator-other-owner'] as const),
  ])('%s is refused all that is not PUBLIC', (viewer) => {
    const open = ofClass('RESTRICTED', 'NETWORK').filter(({ marks }) => marks?.[viewer] !== '-');
    expect(open.map(({ about }) => about.join(' '))).toEqual([]);
  });

  it('whoever works in the network sees what is NETWORK', () => {
    // The lists of all units' reports are the coordinator's; a line of them is what it is elsewhere.
    for (const line of ofClass('NETWORK').filter(({ about: [, , via] }) => via !== 'UnitReports.reports'))
      expect(seenBy(line).toSorted(), line.about.join(' ')).toEqual(NEAR.toSorted());
  });

  it('what is PUBLIC is for everybody, but for answers about who asks', () => {
    const open = Map.groupBy(
      ofClass('PUBLIC').filter((line) => !BY_ROLE.test(nameOf(line))),
      nameOf,
    );
    // By some way: what is reached by something that is not for everybody is not for everybody there.
    for (const [name, ways] of open)
      expect(
        VIEWERS.filter((viewer) => ways.some((line) => seenBy(line).includes(viewer))),
        name,
      ).toEqual(VIEWERS);
    for (const line of ofClass('PUBLIC').filter((candidate) => /^(Audit|Query\.audit)/.test(nameOf(candidate))))
      expect(['auditor', 'nurse'], nameOf(line)).toEqual(expect.arrayContaining(seenBy(line)));
  });

  it('the history of appointments is for analysts', () => {
    const history = lines.filter((line) => /^(AppointmentRecord|Query\.appointmentRecords)/.test(nameOf(line)));
    expect(history.length).toBeGreaterThan(15);
    for (const line of history) expect(seenBy(line), nameOf(line)).toEqual(['analyst']);
  });

  it('what a measure may cost is for those who work in its network, and nothing else of plans and governance is kept from anybody', () => {
    const plans = lines.filter((line) =>
      /^(ActionPlan|Agreement|Alert|Body|Document|Duty|Evaluation|FocusArea|FunctionDescription|Measure|Plan|Progress|PublishedOperator|Seat|StrategyPlan|SubGoal|Term|VestreVikenMeasure)/.test(
        nameOf(line),
      ),
    );
    expect(plans.length).toBeGreaterThan(150);
    expect(plans.filter(({ about }) => about[1] !== 'PUBLIC').map(nameOf)).toEqual(['VestreVikenMeasure.budgetNote']);
  });

  it('how far documents are known is told to those with a role in a network, and of that network', async () => {
    const none: readonly ViewerName[] = ['anonymous', 'signed-in', 'auditor', 'admin'];
    const counts = lines.filter((line) => nameOf(line).startsWith('AcknowledgementCount.'));
    expect(counts.length).toBe(4);
    for (const line of counts) expect(seenBy(line), nameOf(line)).toEqual(VIEWERS.filter((viewer) => !none.includes(viewer)));
    const all = ['baerum', 'drammen', 'kongsberg', 'ringerike'];
    const wide: readonly ViewerName[] = ['region-editor', 'steering', 'analyst'];
    for (const viewer of VIEWERS) {
      const { data } = await graph.query<{ documents: { acknowledgements: { items: { network: { slug: string } }[] } }[] }>(
        '{ documents { acknowledgements { items { network { slug } } } } }',
        {},
        asking[viewer],
      );
      const here = viewer.endsWith('-elsewhere') ? ['baerum'] : viewer === 'coordinator-other-owner' ? ['ous'] : ['drammen'];
      const expected = none.includes(viewer) ? [] : wide.includes(viewer) ? all : here;
      for (const { acknowledgements } of data.documents)
        expect(acknowledgements.items.map(({ network }) => network.slug).toSorted(), viewer).toEqual(expected);
    }
  });
});

async function accessOf(slug: string) {
  const sector = REGISTRY.sectors.find((candidate) => candidate.slug === slug);
  if (!sector) throw new Error(`there is no sector ${slug}`);
  return (await buildSectorSchema(sector)).access;
}
