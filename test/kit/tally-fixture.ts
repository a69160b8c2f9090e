import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { change } from './mutate.js';
import { changeBySql, runSql } from './sql.js';
import { addDays } from './tally-oracle.js';
import type { TestGraph } from './test-graph.js';

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
  for (const day of days) {
    for (const network of networks) {
      const active = await runSql(
        location,
        `select distinct a.nurse_id as nurse, a.unit_id as unit, a.valid_from as since from appointment_version a join unit_version u on u.unit_id = a.unit_id
          where a.superseded_at is null and u.superseded_at is null and u.network = '${network}'
          and a.valid_from < '${addDays(day, -1)}' and (a.valid_to is null or a.valid_to > '${day}')
          and u.valid_from < '${addDays(day, -1)}' and (u.valid_to is null or u.valid_to > '${day}') order by nurse, unit`,
      );
      const persons = [...new Map(active.map((row) => [row.nurse, row])).values()].slice(0, 8);
      for (const [i, { nurse: nurseId }] of persons.entries()) {
        // On the day itself, and the day before.
        const date = addDays(day, -(i % 2));
        const level = levels[i % 3];
        if (i < 6) await record('Competence', { nurseId, date, level, evidence: 'Videreutdanning' });
        // The last one counts, and it is another one.
        if (i === 1) await record('Competence', { nurseId, date: addDays(date, 1), level: 'A', evidence: null });
        if (i % 3 === 0) await record('Placement', { nurseId, date, days: 1, place: 'Palliativ enhet' });
        if (i % 2 === 0) await record('Conversation', { nurseId, date });
        for (let held = 0; held < i % 4; held += 1)
          await record('Teaching', { nurseId, date: addDays(date, -held), topic: `Munnstell ${held}` });
      }
      const units = [...new Map(active.map((row) => [row.unit, row])).values()].slice(0, 8);
      for (const [i, { unit: unitId }] of units.entries()) {
        const date = addDays(day, -(i % 2));
        if (i < 6)
          await enter('acknowledge Document', 'acknowledgement { id }', {
            unitId,
            documentId: documents[i % 3],
            documentVersion: day,
            date,
          });
        for (const [j, tool] of tools.entries()) {
          if ((i + j) % 3 === 2) continue;
          const status = (['PLANNED', 'IN_USE', 'STOPPED'] as const)[(i + j * 2 + Number(day.slice(3, 4))) % 3];
          const versions = await runSql(
            location,
            `select max(version) as version from tool_adoption_version where superseded_at is null and unit_id = '${unitId}' and tool = '${tool}'`,
          );
          await change(graph, {
            owner,
            name: 'set ToolAdoption',
            select: 'toolAdoption { id version }',
            input: { unitId, tool, status, date, expectedVersion: Number(versions[0]?.version ?? 0) },
            as,
          });
        }
      }
    }
  }
  const year = (day: string) => Number(day.slice(0, 4)) - 1;
  const handedIn = ['02-28', '03-01', '03-02', null];
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
          `'DRAFT'`,
          `''`,
          on ? `'${of + 1}-${on}'` : 'null',
        ];
        return `insert into report_version (report_id, kind, network, year, status, narrative, submitted_on, recorded_at, superseded_at, demo)
          values (${values.join(', ')}, '2026-11-22T12:00:00.000Z', null, false)`;
      }),
    ),
  );
}

/** Appointments that end and are followed, or not, after exactly as many days as count and one more. */
export async function enterVacancies(graph: TestGraph, { slug: owner, location, as }: Owner, network: string): Promise<void> {
  const free = await runSql(
    location,
    `select unit_id from unit_version u where superseded_at is null and network = '${network}' and valid_from < '2018-12-01' and valid_to is null
      and not exists (select 1 from appointment_version a where a.unit_id = u.unit_id and a.superseded_at is null) order by unit_id`,
  );
  const appoint = async (unitId: unknown, name: string, from: string, replaces?: string) => {
    const input = { unitId, person: { name, visibility: 'PUBLIC' }, role: 'RESOURCE_NURSE', basis: 'PARTICULAR_INTEREST', from, replaces };
    const { result, userErrors, errors } = await change<{ id: string; version: number; nurse: { id: string } }>(graph, {
      ...{ owner, name: 'appoint Nurse', select: 'appointment { id version nurse { id } }', input, as },
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
    const unit = free[i % free.length]?.unit_id;
    // Units are few, and only those where nobody else is give a vacancy that is plain to see.
    if (i >= free.length) break;
    const first = await appoint(unit, `Oppdiktet Slutter ${'abcdefghij'[i]}`, '2019-01-01');
    const second = next === null ? null : await appoint(unit, `Oppdiktet Kommer ${'abcdefghij'[i]}`, next);
    await end(first, date, named ? second?.id : undefined);
  }
}
