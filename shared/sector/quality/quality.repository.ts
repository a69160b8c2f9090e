import { type Kysely, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import type { SectorTables } from '../tables.js';
import { holds } from '../time.js';
import { lastVerified } from '../verification/age-sql.js';
import { ages, countWhere, readAges } from './ages-sql.js';
import type { SectorAges, SectorEntries } from './quality.type.js';

/** What is asked of an entry: a name, a work e-mail, a work telephone, an active appointment, a verification. */
const VALUES_OF_AN_ENTRY = 5;

/** How complete and how old entries are, by network; or, each person counted once, of all together under the key ''. */
export async function countEntries(db: Kysely<SectorTables>, moment: Moment, by: 'network' | 'all'): Promise<Map<string, SectorEntries>> {
  const persons = activeAppointments(db, moment)
    .innerJoin('nurseVersion as n', 'n.nurseId', 'a.nurseId')
    .where(holds('n', moment))
    .select([
      by === 'network' ? 'u.network' : sql<string>`''`.as('network'),
      ...(['n.nurseId', 'n.name', 'n.email', 'n.phone', 'n.recordedAt'] as const),
      lastVerified('n.nurseId', moment).as('verifiedOn'),
    ])
    .distinct();
  const [name, email, phone, verified] = [has('e.name'), has('e.email'), has('e.phone'), has('e.verifiedOn')];
  const rows = await db
    .selectFrom(persons.as('e'))
    .select([
      'e.network',
      countWhere(sql`${name} and (${email} or ${phone}) and ${verified}`).as('compulsory'),
      ...[
        countWhere(name).as('names'),
        countWhere(email).as('emails'),
        countWhere(phone).as('phones'),
        countWhere(verified).as('verified'),
      ],
      ...ages('CONTACT', moment),
    ])
    .groupBy('e.network')
    .execute();
  return new Map(
    rows.map((row) => {
      const entries = Number(row.total);
      // All have an active appointment: else they would not be counted.
      const filled = entries + [row.names, row.emails, row.phones, row.verified].reduce((sum, count) => sum + Number(count), 0);
      const values = entries * VALUES_OF_AN_ENTRY;
      return [row.network, { entries, compulsory: Number(row.compulsory), values, filled, contacts: readAges(row) }];
    }),
  );
}

/** How old what is known of active appointments is, by network. */
export async function countAppointments(db: Kysely<SectorTables>, moment: Moment): Promise<Map<string, SectorAges>> {
  const appointments = activeAppointments(db, moment).select([
    'u.network',
    'a.recordedAt',
    lastVerified('a.appointmentId', moment).as('verifiedOn'),
  ]);
  const rows = await db
    .selectFrom(appointments.as('e'))
    .select(['e.network', ...ages('APPOINTMENT', moment)])
    .groupBy('e.network')
    .execute();
  return new Map(rows.map((row) => [row.network, readAges(row)]));
}

/** How many units there are, and how many of them an area runs, by network. */
export async function countUnits(db: Kysely<SectorTables>, moment: Moment) {
  const rows = await db
    .selectFrom('unitVersion as u')
    .select(({ fn }) => ['u.network', fn.countAll().as('units'), fn.count('u.areaCode').as('unitsWithArea')])
    .where(holds('u', moment))
    .groupBy('u.network')
    .execute();
  return new Map(rows.map((row) => [row.network, { units: Number(row.units), unitsWithArea: Number(row.unitsWithArea) }]));
}

const activeAppointments = (db: Kysely<SectorTables>, moment: Moment) =>
  db
    .selectFrom('appointmentVersion as a')
    .innerJoin('unitVersion as u', 'u.unitId', 'a.unitId')
    .where(holds('a', moment))
    .where(holds('u', moment));

const has = (column: string) => sql`coalesce(${sql.ref(column)}, '') <> ''`;
