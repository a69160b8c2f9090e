import { type Fixture, type Thing, YEAR, YEAR_OF_PLAN } from './access-fixture.js';
import type { ViewerName } from './access-viewers.js';
import { change } from './mutate.js';
import type { TestGraph } from './test-graph.js';
import { tokenFor } from './token.js';

/** A plan's way through all its steps. */
const PLAN_STEPS: readonly (readonly [who: ViewerName, verb: string, more?: object])[] = [
  ['coordinator', 'propose'],
  ['steering', 'return', { comment: 'Mer.' }],
  ['coordinator', 'propose'],
  ['steering', 'approve'],
  ['coordinator', 'amend', { reason: 'Nye midler.' }],
  ['coordinator', 'propose'],
  ['steering', 'approve'],
  ['steering', 'close'],
];

/** Makes one change of every kind that the fixture has not made, so that after both there is one of every kind. */
export async function makeRemainingChanges(graph: TestGraph, fixture: Fixture): Promise<void> {
  const { nurse, unit, things } = fixture;
  const done = async (who: ViewerName, name: string, field: string, input: object, select = 'id version', owner = 'vestre-viken') => {
    const as = fixture.asking[who].as ?? '';
    const answer = await change<Thing>(graph, { owner, name, select: `${field} { ${select} }`, input, as });
    if (answer.result === null) throw new Error(`${name} failed: ${JSON.stringify(answer)}`);
    return answer.result;
  };
  const the = (name: string): { readonly expectedVersion: number } & Record<string, unknown> => {
    const { id, version } = things[name] ?? { id: 'none', version: 0 };
    return { [name.split(' ')[0] ?? '']: id, expectedVersion: version };
  };

  const note = 'Etter samtale med Kari';
  await done('coordinator', 'confirm Nomination', 'request', { ...the('requestId NOMINATION'), approve: false, note });
  await done('coordinator', 'confirm End', 'request', { ...the('requestId END'), approve: false, note });
  await done('coordinator', 'decide Participation', 'request', { ...the('requestId PARTICIPATION'), approve: true, note });
  await done('nurse', 'withdraw Request', 'request', the('requestId PLACEMENT'));
  await done('coordinator', 'decide Correction', 'request', { ...the('requestId CORRECTION'), approve: true, note });
  await done('coordinator', 'verify Records', 'verification', { ids: [nurse] }, 'date');
  const { data } = await graph.query<{ node: Thing }>(`{ node(id: "${nurse}") { ... on Nurse { id version } } }`);
  const contact = { nurseId: nurse, expectedVersion: data.node.version, email: 'ny@demo.invalid', phone: '+47 00 00 00 01' };
  const { version } = await done('nurse', 'update Contact', 'nurse', contact);
  await done('nurse', 'set Visibility', 'nurse', { nurseId: nurse, expectedVersion: version, visibility: 'PRIVATE' });

  const person = { name: 'Ola Kortvarig', email: 'ola@demo.invalid', phone: '+47 00 00 00 02' };
  const task = { role: 'RESOURCE_NURSE', basis: 'FURTHER_EDUCATION', from: '2026-03-01' };
  const { id: appointmentId, ...made } = await done('coordinator', 'appoint Nurse', 'appointment', { unitId: unit, ...task, person });
  const changed = { appointmentId, expectedVersion: made.version, basis: 'PARTICULAR_INTEREST' };
  const { version: after } = await done('coordinator', 'change Appointment', 'appointment', changed);
  const ending = { appointmentId, expectedVersion: after, date: '2026-10-01', reason: 'RETIRED' };
  await done('coordinator', 'end Appointment', 'appointment', ending);
  const mistaken = { unitId: unit, ...task, person: { ...person, name: 'Ola Aldri' } };
  const { id: mistakenId, ...never } = await done('coordinator', 'appoint Nurse', 'appointment', mistaken);
  await done('coordinator', 'withdraw Appointment', 'nurse', { appointmentId: mistakenId, expectedVersion: never.version });

  await done('nurse', 'correct Record', 'record', { ...the('recordId'), days: 3 });
  await done('coordinator', 'withdraw News', 'news', the('newsId'));
  const whole = { title: 'Et annet tiltak', responsible: 'Koordinator', dueOn: `${YEAR_OF_PLAN}-10-01` };
  await done('coordinator', 'update Measure', 'measure', { ...the('measureId'), ...whole });
  const plan = await graph.query<{ network: { actionPlan: { version: number } } }>(
    `{ network(slug: "drammen") { actionPlan(year: ${YEAR_OF_PLAN}) { version } } }`,
  );
  let expectedVersion = plan.data.network.actionPlan.version;
  for (const [who, verb, more] of PLAN_STEPS) {
    const input = { network: 'drammen', year: YEAR_OF_PLAN, expectedVersion, ...more };
    expectedVersion = (await done(who, `${verb} ActionPlan`, 'actionPlan', input, 'version')).version;
  }
  const [past, title] = [{ network: 'drammen', year: 2010 }, 'Et tiltak til å videreføre'];
  await done('coordinator', 'add Measure', 'measure', { ...past, title });
  await done('coordinator', 'carryOver Measures', 'actionPlan', past, 'version');
  // Of sub-goals, which only Oslo's networks have.
  const subGoal = { network: 'ous', year: 2028, subGoal: '2.5', expectedVersion: 0 };
  const target = { ...subGoal, value: 40, unit: 'PERCENT' };
  await done('coordinator-other-owner', 'set Target', 'target', target, 'version', 'ous');
  const told = { ...subGoal, year: YEAR, status: 'IN_PROGRESS', expectedVersion: -1 };
  const as = fixture.asking['coordinator-other-owner'].as ?? '';
  const stale = await change(graph, { owner: 'ous', name: 'report Progress', select: 'progress { version }', input: told, as });
  const newest = { ...told, expectedVersion: stale.userErrors?.[0]?.currentVersion };
  await done('coordinator-other-owner', 'report Progress', 'progress', newest, 'version', 'ous');
  await done('coordinator', 'withdraw Participant', 'participation', the('participationId'));
  const updated = await done('coordinator', 'update Event', 'event', { ...the('eventId'), title: 'Ny tittel' });
  await done('coordinator', 'cancel Event', 'event', { eventId: updated.id, expectedVersion: updated.version });

  const place = { serviceType: 'HOME_NURSING', network: 'drammen', areaCode: '3301', from: '2024-02-01' };
  let state = await done('region-editor', 'register Unit', 'unit', { name: 'Ny enhet', ...place });
  const current = () => ({ unitId: state.id, expectedVersion: state.version });
  state = await done('region-editor', 'update Unit', 'unit', { ...current(), name: 'Nyere enhet', from: '2025-01-01' });
  state = await done('region-editor', 'move Unit', 'unit', { ...current(), network: 'baerum', areaCode: '3201', from: '2025-06-01' });
  await done('region-editor', 'close Unit', 'unit', { ...current(), date: '2026-01-01' });
  await done('admin', 'revoke Role', 'roleGrant', the('grantId'));
  await changeGovernance(graph, the);
}

/** One change of every kind that the editors and the administrator of `regional` make. */
async function changeGovernance(graph: TestGraph, the: (name: string) => object): Promise<void> {
  const as = await tokenFor(graph, [
    { role: 'REGION_EDITOR', sector: 'regional' },
    { role: 'ADMIN', sector: 'regional' },
  ]);
  const done = async <Result = Thing>(name: string, select: string, input: object) => {
    const answer = await change<Result>(graph, { owner: 'regional', name, select, input, as });
    if (answer.result === null) throw new Error(`${name} failed: ${JSON.stringify(answer)}`);
    return answer.result;
  };
  const [kind, status] = ['NETWORK', 'IN_FORCE'];
  await done('end BodyTerm', 'body { slug }', { ...the('bodyTermId'), to: '2026-01-01' });
  await done('end SeatTerm', 'body { slug }', { ...the('seatTermId'), to: '2026-01-01' });
  await done('end DocumentEdition', 'document { slug }', { ...the('documentEditionId'), to: '2025-06-01' });
  await done('withdraw Evaluation', 'body { slug }', the('evaluationId'));
  await done('update Body', 'body { slug }', { ...the('slug BODY'), mandate: 'Et nytt mandat' });
  await done('update Agreement', 'agreement { slug }', { ...the('slug AGREEMENT'), note: 'Se den nye' });
  await done('update Document', 'document { slug }', { ...the('slug DOCUMENT'), note: 'Se den nye' });
  await done('add Agreement', 'agreement { slug }', { slug: 'ny-avtale', kind, status, title: 'Ny avtale', titleEn: 'New agreement' });
  await done('add Document', 'document { slug }', { slug: 'nytt-dokument', kind: 'GUIDELINE', status: 'CURRENT', title: 'Nytt dokument' });
  await done('revise PlanItem', 'planItem { key }', { ...the('key ITEM'), nb: 'Nye ord.', reason: 'Etter vedtak' });
  const hook = await done('update Webhook', 'webhook { id version }', { ...the('webhookId'), description: 'Nettstedet' });
  const kept = { webhookId: hook.id, expectedVersion: hook.version };
  const { webhook } = await done<{ webhook: Thing }>('rotate WebhookSecret', 'webhookSecret { webhook { id version } }', kept);
  await done('resend DeadLetters', 'webhook { id }', { webhookId: hook.id });
  await done('remove Webhook', 'webhook { id }', { webhookId: hook.id, expectedVersion: webhook.version });
  const { id: grantId, version } = await done('grant Role', 'roleGrant { id version }', { subject: 'hpr:1234567', role: 'REGION_EDITOR' });
  await done('revoke Role', 'roleGrant { id }', { grantId, expectedVersion: version });
}
