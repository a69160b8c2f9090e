import { makeGovernance } from './access-governance.js';
import { type Bound, tokensOf, type ViewerName } from './access-viewers.js';
import { change } from './mutate.js';
import type { TestGraph } from './test-graph.js';
import { tokenFor } from './token.js';

/** Something that can be changed. */
export interface Thing {
  readonly id: string;
  readonly version: number;
}

/** The year of all that has one. */
export const YEAR = 2025;
/** The year of an action plan of which there is nothing but what is made here. */
export const YEAR_OF_PLAN = YEAR - 2;

/** An object of every type in the network drammen, made as its people would make it. */
export interface Fixture extends Bound {
  readonly asking: Record<ViewerName, { readonly as?: string }>;
  /** By what an argument calls them, for example `eventId`; of several of a kind each by its kind, for example `requestId END`. */
  readonly things: Readonly<Record<string, Thing>>;
  /** A unit of another owner. */
  readonly unitOfOther: string;
  /** Key of a published figure. */
  readonly observation: string;
}

interface Row {
  readonly id: string;
  readonly serviceType: string;
  readonly nurses: readonly { readonly id: string; readonly appointments: readonly unknown[] }[];
}

/** Fills the network drammen of a new graph. */
export async function makeFixture(graph: TestGraph): Promise<Fixture> {
  const rows = async (network: string) => {
    const { data } = await graph.query<{ units: { edges: { node: Row }[] } }>(
      `{ units(filter: { network: "${network}" }, first: 60, asOf: "${YEAR - 1}-12-01") { edges { node {
        id ... on Unit { serviceType nurses(asOf: "2026-11-01") { id appointments { id } } } } } } }`,
    );
    return data.units.edges.map(({ node }) => node);
  };
  const drammen = await rows('drammen');
  const unit = must(drammen.find(({ nurses, serviceType }) => nurses.length === 0 && serviceType === 'HOME_NURSING')).id;
  const staffed = (units: readonly Row[]) => must(units.find(({ nurses: [first] }) => first?.appointments.length === 1));
  const other = staffed(drammen);
  const elsewhere = staffed(await rows('baerum'));
  const unitOfOther = staffed(await rows('ous')).id;
  const [colleague, nurseElsewhere] = [must(other.nurses[0]).id, must(elsewhere.nurses[0]).id];
  const before = { nurse: 'nobody yet', colleague, nurseElsewhere, unit, otherUnit: other.id, unitElsewhere: elsewhere.id };

  let asking = await tokensOf(graph, before);
  const done = async <Result = Thing>(
    who: ViewerName | { readonly as: string },
    name: string,
    field: string,
    input: object,
    select = 'id version',
  ) => {
    const as = typeof who === 'string' ? asking[who].as : who.as;
    const owner = name === 'transfer Nurse' ? 'regional' : 'vestre-viken';
    const answer = await change<Result>(graph, {
      owner,
      name,
      select: `${field} { ${select} }`,
      input,
      ...(as === undefined ? {} : { as }),
    });
    if (answer.result === null) throw new Error(`${name} failed: ${JSON.stringify(answer)}`);
    return answer.result;
  };

  const person = { name: 'Kari Prøve', email: 'kari@demo.invalid', phone: '+47 00 00 00 00', visibility: 'PUBLIC' };
  const task = { role: 'RESOURCE_NURSE', basis: 'FURTHER_EDUCATION' };
  const appointed = await done<Thing & { unit: { nurses: Thing[] } }>(
    'coordinator',
    'appoint Nurse',
    'appointment',
    { unitId: unit, ...task, from: `${YEAR}-02-01`, person },
    'id version unit { nurses { id } }',
  );
  const nurseId = must(appointed.unit.nurses[0]).id;
  const bound = { ...before, nurse: nurseId };
  asking = await tokensOf(graph, bound);

  const registered = await done<Thing>('coordinator', 'register Unit', 'unit', {
    ...{ name: 'Enhet på vei ut', serviceType: 'HOME_NURSING', network: 'drammen', areaCode: '3301', from: `${YEAR}-01-01` },
  });
  const merged = [{ unitId: registered.id, expectedVersion: registered.version }];
  await done('coordinator', 'merge Units', 'unit', { units: merged, intoUnitId: unit, from: '2026-02-01' });

  const plan = (title: string, date: string) =>
    done('coordinator', 'plan Event', 'event', { network: 'drammen', title, kind: 'NETWORK_MEETING', date });
  const event = await plan('Samling som kommer', '2028-03-10');
  const eventToAsk = await plan('Samling til å spørre om', '2028-04-10');
  const past = await plan('Samling som var', `${YEAR}-10-10`);
  const participation = await done('coordinator', 'register Participant', 'participation', { eventId: event.id, nurseId });
  await done('coordinator', 'record Attendance', 'event', { eventId: past.id, attendance: [{ nurseId, attended: true }] });

  const date = `${YEAR}-11-03`;
  const competence = await done('coordinator', 'record Competence', 'record', { nurseId, date, level: 'B', evidence: 'Videreutdanning' });
  await done('coordinator', 'record Package', 'record', { nurseId, date, completed: false });
  const placement = await done('nurse', 'record Placement', 'record', { nurseId, date, days: 2, place: 'Lindrende enhet' });
  await done('nurse', 'record Teaching', 'record', { nurseId, date, topic: 'Munnstell' });
  await done('leader', 'record Conversation', 'record', { nurseId, date });

  const requests = {
    PARTICIPATION: await done('nurse', 'request Participation', 'request', { eventId: eventToAsk.id, note: 'Gjerne' }),
    PLACEMENT: await done('nurse', 'request Participation', 'request', { place: 'Lindrende enhet', date: '2028-05-02' }),
    CORRECTION: await done('nurse', 'propose Correction', 'request', { nurseId, name: 'Kari Rettet' }),
    END: await done('nurse', 'request End', 'request', {
      appointmentId: appointed.id,
      date: '2028-01-01',
      reason: 'CHANGED_TASK',
      note: 'Ny jobb',
    }),
    NOMINATION: await done('leader', 'nominate Nurse', 'request', {
      unitId: unit,
      nurseId,
      ...task,
      role: 'RESOURCE_PERSON',
      from: '2027-01-01',
    }),
  };

  const documentId = 'vestre-viken-cooperation-agreement-document';
  await done('leader', 'acknowledge Document', 'acknowledgement', { unitId: unit, documentId, date });
  await done('leader', 'set ToolAdoption', 'toolAdoption', { unitId: unit, tool: 'ESAS', status: 'IN_USE', date });

  const draft = await done('leader', 'save Report', 'report', { kind: 'UNIT', unitId: unit, year: YEAR, narrative: 'Enhetens år.' });
  const handedIn = await done('leader', 'submit Report', 'report', { reportId: draft.id, expectedVersion: draft.version });
  const unitReport = await done('coordinator', 'return Report', 'report', {
    reportId: draft.id,
    expectedVersion: handedIn.version,
    comment: 'Mer.',
  });
  const annual = await done('coordinator', 'save Report', 'report', { kind: 'ANNUAL', network: 'drammen', year: YEAR, narrative: 'Året.' });
  const annualReport = await done('coordinator', 'submit Report', 'report', { reportId: annual.id, expectedVersion: annual.version });
  const approved = await done('coordinator', 'save Report', 'report', {
    kind: 'ANNUAL',
    network: 'drammen',
    year: YEAR - 1,
    narrative: 'Før.',
  });
  const waiting = await done('coordinator', 'submit Report', 'report', { reportId: approved.id, expectedVersion: approved.version });
  await done('steering', 'approve Report', 'report', { reportId: approved.id, expectedVersion: waiting.version });

  const news = await done('coordinator', 'publish News', 'news', { network: 'drammen', title: 'Nytt', body: 'Noe nytt.' });
  const operator = await done('coordinator', 'set Operator', 'operator', {
    network: 'drammen',
    name: 'Drammen kommune',
    rotates: false,
    from: date,
  });
  const measure = await done('coordinator', 'add Measure', 'measure', {
    network: 'drammen',
    year: YEAR_OF_PLAN,
    title: 'Et tiltak',
    budgetNote: 'Innenfor rammen',
  });
  const grant = await done('admin', 'grant Role', 'roleGrant', { subject: 'hpr:1234567', role: 'COORDINATOR', network: 'drammen' });
  const both = await tokenFor(graph, [
    { role: 'COORDINATOR', sector: 'vestre-viken', network: 'drammen' },
    { role: 'COORDINATOR', sector: 'ous', network: 'ous' },
  ]);
  const move = { nurseId, toUnitId: unitOfOther, ...task, date: '2029-01-01', reason: 'LEFT_WORKPLACE' };
  await done({ as: both }, 'transfer Nurse', 'transfer', move, 'status');

  const editor = await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: 'regional' }]);
  const figures = await graph.query<{ observations: { key: string }[] }>('{ observations { key } }');
  const key = must(figures.data.observations[0]).key;
  const governance = await makeGovernance(graph, editor, key);

  const { data } = await graph.query<{
    nurse: Thing & { appointments: Thing[] };
    unit: Thing;
    event: Thing;
    network: { actionPlan: Pick<Thing, 'version'> };
  }>(
    `{ nurse: node(id: "${nurseId}") { id ... on Nurse { version appointments { id version } } }
       unit: node(id: "${unit}") { id ... on Unit { version } } event: node(id: "${event.id}") { id ... on Event { version } }
       network(slug: "drammen") { actionPlan(year: ${YEAR_OF_PLAN}) { version } } }`,
  );
  const requestIds = Object.fromEntries(Object.entries(requests).map(([kind, request]) => [`requestId ${kind}`, request]));
  return {
    ...bound,
    asking,
    unitOfOther,
    observation: key,
    things: {
      nurseId: data.nurse,
      unitId: data.unit,
      eventId: data.event,
      appointmentId: must(data.nurse.appointments[0]),
      participationId: participation,
      recordId: placement,
      'recordId COMPETENCE': competence,
      ...requestIds,
      reportId: unitReport,
      'reportId ANNUAL': annualReport,
      newsId: news,
      operatorId: operator,
      measureId: measure,
      'network PLAN': { id: 'drammen', version: data.network.actionPlan.version },
      grantId: grant,
      ...governance,
    },
  };
}

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the demo roster has none such');
  return value;
}
