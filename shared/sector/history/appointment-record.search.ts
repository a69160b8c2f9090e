import type { Position } from '../../subgraph/page.js';
import type { NurseRole } from '../roster/roster.vocabulary.js';
import type { SectorContext } from '../sector-context.js';
import type { ServiceType } from '../unit/unit.vocabulary.js';
import { readAppointments } from './appointment-record.repository.js';
import { blur, mayHaveHeldIn } from './appointment-record.rules.js';
import type { AppointmentRecord } from './appointment-record.type.js';

/** What to look for; null does not narrow. */
export interface RecordSearch {
  readonly network: string | null;
  readonly serviceType: ServiceType | null;
  readonly role: NurseRole | null;
  /** First and last year. */
  readonly from: number | null;
  readonly to: number | null;
  readonly after: Position | null;
  readonly limit: number;
}

/** A row and its place: by network, and there in an order that tells nothing. */
export interface RecordHit {
  readonly key: string;
  readonly id: string;
  readonly record: AppointmentRecord;
}

/** Finds a page of rows, and how many there are in all. Filters see of a row what it shows, and no more. */
export async function searchRecords(
  context: Pick<SectorContext, 'db' | 'cursors' | 'once'>,
  { network, serviceType, role, from, to, after, limit }: RecordSearch,
): Promise<{ readonly hits: readonly RecordHit[]; readonly total: number }> {
  const found = (await context.once('appointment records', () => readRecords(context))).filter(({ record }) => matches(record));
  const rest = found.filter(({ key, id }) => after === null || key > after[0] || (key === after[0] && id > after[1]));
  return { hits: rest.slice(0, limit), total: found.length };

  function matches(record: AppointmentRecord): boolean {
    return (
      (network === null || record.network === network) &&
      (serviceType === null || record.serviceType === serviceType) &&
      (role === null || record.role === role) &&
      mayHaveHeldIn(record, { from, to })
    );
  }
}

/** All rows of the owner, whatever is asked, in their order: they are blurred together. */
async function readRecords({ db, cursors }: Pick<SectorContext, 'db' | 'cursors'>): Promise<readonly RecordHit[]> {
  const appointments = await readAppointments(db);
  const records = blur(appointments.map(({ facts }) => facts));
  // Ids are public, so a digest that anybody can compute would lead from the order of the rows back to the appointments.
  const hits = appointments.flatMap(({ id }, i) => {
    const record = records[i];
    return record ? [{ key: record.network, id: cursors.scramble(`record ${id}`), record }] : [];
  });
  return hits.toSorted((a, b) => (a.key < b.key || (a.key === b.key && a.id < b.id) ? -1 : 1));
}
