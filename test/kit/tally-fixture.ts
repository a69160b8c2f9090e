import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { change } from './mutate.js';
import { changeBySql, runSql } from './sql.js';
import { addDays } from './tally-oracle.js';
import type { TestGraph } from './test-graph.js';

const STATUSES = ['PLANNED', 'IN_USE', 'STOPPED'] as const;

/** An owner whose roster gets entries to be counted. */
interface Owner {
  readonly slug: string;
  readonly networks: readonly string[];
  readonly location: DatabaseLocation;
  /** Token of somebody who coordinates all its networks. */
  readonly as: string;
}

/** Enters what the demo roster lacks, some before each of the days, some on it and some after. */
export async function enterRecords(
  graph: TestGraph,
  { slug: owner, networks, location, as }: Owner,
  days: readonly string[],
): Promise<void> {
  const enter = async (name: string, select: string, input: object) => {
    const { result, userErrors, errors } = await change<Record<string, unknown>>(graph, { owner, name, select, input, as });
    if (!result) throw new Error(`${name} ${JSON.stringify(input)}: ${JSON.stringify(userErrors ?? errors)}`);
    return result;
  };
  const record = (name: string, input: object) => enter(`record ${name}`, 'record { id version }', input);
  const levels = ['A', 'B', 'C'] as const;
  const tools = ['ESAS', 'MOBID2', 'IP', 'LIVETS_SISTE_DAGER', 'LEGEMIDLER', 'CSNAT', 'FORHAANDSSAMTALE'];
  const documents = [
    `${owner === 'ous' ? 'oslo' : 'vestre-viken'}-network-agreement`,
    'oslo-function-description',
    'vestre-viken-individual-plan',
  ];
  const versions = new Map<string, number>();
  for (const day of days) {
    for (const network of networks) {
      const active = await runSql(
        location,
        `select distinct a.nurse_id as nurse, a.unit_id as unit from appointment_version a join unit_version u on u.unit_id = a.unit_id
          where a.superseded_at is null and u.superseded_at is null and u.network = '${network}'
          and a.valid_from < '${addDays(day, -1)}' and (a.valid_to is null or a.valid_to > '${day}')
          and u.valid_from < '${addDays(day, -1)}' and (u.valid_to is null or u.valid_to > '${day}') order by nurse, unit`,
      );
      const persons = [...new Map(active.map((row) => [row.nurse, row])).values()].slice(0, 5);
      for (const [i, { nurse: nurseId }] of persons.entries()) {
        // On the day itself, and the day before.
        const date = addDays(day, -(i % 2));
        const level = levels[i % 3];
        if (i < 4) await record('Competence', { nurseId, date, level, evidence: 'Videreutdanning' });
        // The last one counts, and it is another one.
        if (i === 1) await record('Competence', { nurseId, date: addDays(date, 1), level: 'A', evidence: null });
        if (i % 3 === 0) await record('Placement', { nurseId, date, days: 1, place: 'Palliativ enhet' });
        if (i % 2 === 0) await record('Conversation', { nurseId, date });
        for (let held = 0; held < i % 4; held += 1)
          await record('Teaching', { nurseId, date: addDays(date, -held), topic: `Munnstell ${held}` });
      }
      const units = [...new Map(active.map((row) => [row.unit, row])).values()].slice(0, 3);
      for (const [i, { unit: unitId }] of units.entries()) {
        const date = addDays(day, -(i % 2));
        await enter('acknowledge Document', 'acknowledgement { id }', {
          unitId,
          documentId: documents[i % 3],
          documentVersion: day,
          date,
        });
        for (const [j, tool] of tools.entries()) {
          if ((i + j) % 3 !== 0) continue;
          const status = STATUSES[(j + days.indexOf(day) + networks.indexOf(network)) % 3];
          const expectedVersion = versions.get(`${unitId} ${tool}`) ?? 0;
          const state = { unitId, tool, status, date, expectedVersion };
          const { result } = await change<{ version: number }>(graph, {
            ...{ owner, name: 'set ToolAdoption', select: 'toolAdoption { version }', input: state, as },
          });
          // Refused where it stands so already.
          if (result) versions.set(`${unitId} ${tool}`, result.version);
        }
      }
    }
  }
  const year = (day: string) => Number(day.slice(0, 4)) - 1;
  const handedIn = ['02-28', '03-01', '03-02', null];
  const statuses = ['SUBMITTED', 'APPROVED', 'RETURNED', 'RETURNED'];
  await changeBySql(
    location,
    [...new Set(days.map(year))].flatMap((of) =>
      networks.map((network, i) => {
        const on = handedIn[(i + of) % handedIn.length];
        const values = [
          `'${owner}:report:${network}-${of}'`,
          `'ANNUAL'`,
          `'${network}'`,
          of,
          on ? `'${statuses[i % statuses.length]}'` : `'DRAFT'`,
          `''`,
          on ? `'${of + 1}-${on}'` : 'null',
        ];
        return `insert into report_version (report_id, kind, network, year, status, narrative, submitted_on, recorded_at, superseded_at, demo)
          values (${values.join(', ')}, '2026-11-22T12:01:00.000Z', null, false)`;
      }),
    ),
  );
}

/** Appointments that end and are followed, or not, after exactly as many days as count and one more. */
export async function enterVacancies(graph: TestGraph, { slug: owner, location, as }: Owner): Promise<void> {
  const free = await runSql(
    location,
    `select unit_id from unit_version u where superseded_at is null and valid_from < '2018-12-01'
      and exists (select 1 from unit_version e where e.unit_id = u.unit_id and e.superseded_at is null and e.valid_to is null)
      and not exists (select 1 from appointment_version a where a.unit_id = u.unit_id and a.superseded_at is null) order by unit_id`,
  );
  const appoint = async (unitId: unknown, who: string, from: string) => {
    const person = who.startsWith(owner) ? { nurseId: who } : { person: { name: who, visibility: 'PUBLIC' } };
    const input = { unitId, ...person, role: 'RESOURCE_NURSE', basis: 'PARTICULAR_INTEREST', from };
    const { result, userErrors, errors } = await change<{ id: string; version: number }>(graph, {
      ...{ owner, name: 'appoint Nurse', select: 'appointment { id version }', input, as },
    });
    return result ?? Promise.reject(new Error(JSON.stringify(userErrors ?? errors)));
  };
  const end = async (appointment: { id: string; version: number }, date: string, successorId?: string) => {
    const input = { appointmentId: appointment.id, expectedVersion: appointment.version, date, reason: 'RETIRED', successorId };
    const { result, userErrors, errors } = await change(graph, { owner, name: 'end Appointment', select: 'appointment { id }', input, as });
    if (!result) throw new Error(JSON.stringify(userErrors ?? errors));
  };
  const cases: readonly (readonly [end: string, next: string | null, named?: boolean])[] = [
    ['2020-01-01', null],
    ['2020-01-02', '2020-04-01'],
    ['2020-03-01', addDays('2020-03-01', 90)],
    ['2020-03-01', addDays('2020-03-01', 91)],
    ['2020-04-01', null],
    ['2020-04-02', null],
    ['2020-05-01', '2020-04-01', true],
    ['2020-05-02', '2020-04-01'],
    ['2020-07-01', '2020-07-02'],
    ['2020-07-02', null],
  ];
  for (const [i, [date, next, named]] of cases.entries()) {
    const unit = free[i]?.unit_id;
    const first = await appoint(unit, `Oppdiktet Slutter ${'abcdefghij'[i]}`, '2019-01-01');
    const second = next === null ? null : await appoint(unit, `Oppdiktet Kommer ${'abcdefghij'[i]}`, next);
    await end(first, date, named ? second?.id : undefined);
  }
  // One comes back after a day, one goes on without a day between; both are there when the year is counted.
  const unit = free[cases.length]?.unit_id;
  for (const [name, back] of [
    ['Pause', '2020-03-02'],
    ['Videre', '2020-03-01'],
  ] as const) {
    const first = await appoint(unit, `Oppdiktet ${name}`, '2019-01-01');
    await end(first, '2020-03-01');
    const [row] = await runSql(location, `select nurse_id from appointment_version where appointment_id = '${first.id}' limit 1`);
    await appoint(unit, String(row?.nurse_id), back);
  }
}

/** Events around each of the days and around the year, of all that is told apart, and who was there. */
export async function enterEvents({ slug: owner, networks, location }: Omit<Owner, 'as'>, days: readonly string[]): Promise<void> {
  const recorded = `'2026-11-22T12:01:00.000Z', null, false`;
  const kinds = ['NETWORK_MEETING', 'COURSE', 'GATHERING', 'JOINT_PROFESSIONAL_DAY'];
  const topics = ['["andre diagnoser enn kreft"]', '[]', '["lindring ved demens","smerte"]', '["ikke andre diagnoser enn kreft"]'];
  // Recorded on 22 November 2026: in time on the last day, a day late, not known when.
  const decided = [`'2026-11-15'`, `'2026-11-14'`, 'null', `'2026-01-01'`];
  const statements: string[] = [];
  for (const day of days) {
    const year = Number(day.slice(0, 4));
    const dates = [`${year - 1}-12-31`, `${year}-01-01`, addDays(day, -1), day, addDays(day, 1)];
    for (const network of networks) {
      const nurses = await runSql(
        location,
        `select distinct a.nurse_id as nurse from appointment_version a join unit_version u on u.unit_id = a.unit_id
          where a.superseded_at is null and u.superseded_at is null and u.network = '${network}'
          and a.valid_from <= '${day}' and (a.valid_to is null or a.valid_to > '${day}') order by nurse limit 8`,
      );
      for (const [i, date] of dates.entries()) {
        for (const [j, kind] of kinds.entries()) {
          const id = `${owner}:event:${network}-${day}-${i}-${j}`;
          const status = (i + j) % 5 === 3 ? 'CANCELLED' : 'PLANNED';
          const joint = kind === 'JOINT_PROFESSIONAL_DAY' ? '["lovisenberg"]' : '[]';
          statements.push(
            `insert into event (id) values ('${id}')`,
            `insert into event_version (event_id, network, kind, title, date, status, topics, joint_with, days, decided_on, recorded_at, superseded_at, demo)
              values ('${id}', '${network}', '${kind}', 'Dag', '${date}', '${status}', '${topics[(i + j) % 4]}', '${joint}', ${j % 3}, ${decided[(i + j) % decided.length]}, ${recorded})`,
          );
          for (const [k, { nurse }] of nurses.entries())
            if ((i + j + k) % 4 === 0)
              statements.push(
                `insert into participation_version (participation_id, event_id, nurse_id, status, recorded_at, superseded_at, demo)
                  values ('${id}-${k}', '${id}', '${nurse}', '${k % 5 === 4 ? 'ABSENT' : 'ATTENDED'}', ${recorded})`,
              );
        }
      }
    }
  }
  const news = [
    ['2026-11-15', '2026-11-22', 'PUBLISHED'],
    ['2026-11-15', '2026-11-23', 'PUBLISHED'],
    ['2026-11-14', '2026-11-23', 'PUBLISHED'],
    ['2026-11-20', '2026-11-20', 'WITHDRAWN'],
    ['2025-12-31', '2026-01-01', 'PUBLISHED'],
  ];
  for (const [i, [decidedOn, publishedOn, status]] of news.entries())
    statements.push(
      `insert into news_version (news_id, network, title, body, published_on, decided_on, status, recorded_at, superseded_at, demo)
        values ('${owner}:news:${i}', '${networks[0]}', 'Nytt', 'Nytt', '${publishedOn}', '${decidedOn}', '${status}', ${recorded})`,
    );
  await changeBySql(location, statements);
}
