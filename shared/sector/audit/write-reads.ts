import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type AuditFacts, appendAudit, pseudonymOf } from '../../command/audit.js';
import type { Caller } from '../../subgraph/caller.js';
import { type Database, readWithin } from '../../subgraph/database.js';
import { today } from '../../subgraph/date.js';
import { nextInstant } from '../../subgraph/setting.js';
import type { SectorTables } from '../tables.js';
import { isValidOn } from '../time.js';
import { standing } from '../viewer/standing.js';

/** Fields that were read. */
export interface Reads {
  /** By the id of the person whom they tell of. */
  readonly persons: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of lists that tell of nobody by herself: by network. */
  readonly lists: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Writes into the audit who read which RESTRICTED fields: one line a person, under the network in which she has the task, or had it
 * last; and one line a network of which a list was read.
 */
export async function writeReads(
  database: Pick<Database<SectorTables>, 'write'>,
  caller: Caller | null,
  { persons, lists }: Reads,
): Promise<void> {
  await database.write(async (em) => {
    const at = await nextInstant(em);
    const actor = await pseudonymOf(em, caller?.keys ?? []);
    const read = { at, actor, action: 'read', object: null };
    const lines = [...lists].map(([network, fields]) => ({ ...read, subject: null, network, fields: inWords(fields) }) as AuditFacts);
    const placesOf = await findPlaces(em, [...persons.keys()]);
    for (const [person, fields] of persons) {
      const hers = placesOf.get(person) ?? [];
      const { network = null } = hers.find((place) => isValidOn(place, today())) ?? hers[0] ?? {};
      const subject = await pseudonymOf(em, [person]);
      lines.push({ ...read, subject, network, fields: inWords(fields) });
    }
    await appendAudit(em, lines);
  });
}

const inWords = (fields: ReadonlySet<string>) => [...fields].toSorted().join(' ');

/** Where persons stand, oldest first, by their ids. */
async function findPlaces(em: SqlEntityManager, persons: readonly string[]) {
  if (persons.length === 0) return new Map<string, never>();
  const places = await standing(readWithin<SectorTables>(em))
    .select(['sa.nurseId', 'su.network', 'sa.validFrom', 'sa.validTo'])
    .where('sa.nurseId', 'in', persons)
    .orderBy('sa.validFrom')
    .execute();
  return Map.groupBy(places, ({ nurseId }) => nurseId);
}
