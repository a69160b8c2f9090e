import { type Kysely, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { SectorTables } from '../tables.js';
import { dayOf, holds } from '../time.js';
import { isKnownSince, lastVerified } from './age-sql.js';
import { addDays, DUE_AFTER_DAYS } from './freshness.js';
import type { RosterFreshness } from './freshness.type.js';

/** How fresh a roster is, and the instant of the last verification in it. */
export type RosterFacts = RosterFreshness & { readonly lastVerifiedAt: string | null };

/** The loaders of verifications, one set for each request. */
export interface VerificationLoaders {
  /** Day of the last verification of a person's contact or an appointment, by its id; null if there was none. */
  readonly verifiedOn: MomentLoader<string | null>;
  /** How fresh the roster of a network is, by its slug. */
  readonly rosterFreshness: MomentLoader<RosterFacts>;
}

const NOTHING: RosterFacts = { staleContacts: 0, contacts: 0, staleAppointments: 0, appointments: 0, lastVerifiedAt: null };

/** Loaders over one sector's database. */
export function createVerificationLoaders(db: Kysely<SectorTables>): VerificationLoaders {
  return {
    verifiedOn: createMomentLoader<string | null>(
      (moment, ids) => findLast(db, moment, ids),
      () => null,
    ),
    rosterFreshness: createMomentLoader<RosterFacts>(
      (moment, slugs) => countStale(db, moment, slugs),
      () => NOTHING,
    ),
  };
}

async function findLast(db: Kysely<SectorTables>, moment: Moment, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('verification as v')
    .select(({ fn }) => ['v.objectId', fn.max('v.date').as('date')])
    .where('v.objectId', 'in', ids)
    .where('v.date', '<=', dayOf(moment))
    .$if(moment.knownAt !== null, (query) => query.where('v.recordedAt', '<=', moment.knownAt ?? ''))
    .groupBy('v.objectId')
    .execute();
  return new Map(rows.map((row) => [row.objectId, row.date]));
}

/** Counts by network: one statement for all networks of a moment. */
async function countStale(db: Kysely<SectorTables>, moment: Moment, slugs: readonly string[]): Promise<Map<string, RosterFacts>> {
  const day = dayOf(moment);
  const stale = (row: string, id: string, days: number) => isKnownSince(`${row}.recordedAt`, lastVerified(id, moment), addDays(day, -days));
  const staleContact = stale('n', 'n.nurseId', DUE_AFTER_DAYS.CONTACT);
  const rows = await db
    .selectFrom('appointmentVersion as a')
    .innerJoin('unitVersion as u', 'u.unitId', 'a.unitId')
    .innerJoin('nurseVersion as n', 'n.nurseId', 'a.nurseId')
    .select([
      'u.network',
      sql<number>`count(distinct ${sql.ref('a.nurseId')})`.as('contacts'),
      sql<number>`count(distinct case when ${staleContact} then ${sql.ref('a.nurseId')} end)`.as('staleContacts'),
      sql<number>`count(distinct ${sql.ref('a.appointmentId')})`.as('appointments'),
      sql<number>`count(distinct case when ${stale('a', 'a.appointmentId', DUE_AFTER_DAYS.APPOINTMENT)} then ${sql.ref('a.appointmentId')} end)`.as(
        'staleAppointments',
      ),
      sql<string | null>`max(${lastVerified('a.appointmentId', moment, 'v.recordedAt')})`.as('appointmentsVerified'),
      sql<string | null>`max(${lastVerified('a.nurseId', moment, 'v.recordedAt')})`.as('contactsVerified'),
    ])
    .where('u.network', 'in', slugs)
    .where(holds('a', moment))
    .where(holds('u', moment))
    .where(holds('n', moment))
    .groupBy('u.network')
    .execute();
  return new Map(
    rows.map((row) => [
      row.network,
      {
        staleContacts: Number(row.staleContacts),
        contacts: Number(row.contacts),
        staleAppointments: Number(row.staleAppointments),
        appointments: Number(row.appointments),
        lastVerifiedAt:
          [row.appointmentsVerified, row.contactsVerified]
            .filter((instant) => instant !== null)
            .toSorted()
            .at(-1) ?? null,
      },
    ]),
  );
}
