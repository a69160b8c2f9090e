import { appendAudit, pseudonymOf } from '../../command/audit.js';
import type { Caller } from '../../subgraph/caller.js';
import { type Database, readWithin } from '../../subgraph/database.js';
import { today } from '../../subgraph/date.js';
import { nextInstant } from '../../subgraph/setting.js';
import type { SectorTables } from '../tables.js';
import { isValidOn } from '../time.js';
import { standing } from '../viewer/standing.js';

/** Fields that were read, by the id of the person whom they tell of. */
export type Reads = ReadonlyMap<string, ReadonlySet<string>>;

/** Writes into the audit who read which RESTRICTED fields: one line a person, under the network in which she has the task, or had it last. */
export async function writeReads(database: Pick<Database<SectorTables>, 'write'>, caller: Caller | null, reads: Reads): Promise<void> {
  await database.write(async (em) => {
    const at = await nextInstant(em);
    const actor = await pseudonymOf(em, caller?.keys ?? []);
    const places = await standing(readWithin<SectorTables>(em))
      .select(['sa.nurseId', 'su.network', 'sa.validFrom', 'sa.validTo'])
      .where('sa.nurseId', 'in', [...reads.keys()])
      .orderBy('sa.validFrom')
      .execute();
    const placesOf = Map.groupBy(places, ({ nurseId }) => nurseId);
    const lines = [];
    for (const [person, fields] of reads) {
      const hers = placesOf.get(person) ?? [];
      const { network = null } = hers.find((place) => isValidOn(place, today())) ?? hers[0] ?? {};
      const subject = await pseudonymOf(em, [person]);
      lines.push({ at, actor, action: 'read', object: null, subject, network, fields: [...fields].toSorted().join(' ') });
    }
    await appendAudit(em, lines);
  });
}
