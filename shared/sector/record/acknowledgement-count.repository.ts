import { type Kysely, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import type { SectorTables } from '../tables.js';
import { believed, dayOf } from '../time.js';
import { matchingUnits } from '../unit/unit.repository.js';

/** How far a document is known in a network. */
export interface DocumentCount {
  readonly document: string;
  readonly network: string;
  /** Units with a resource nurse that have acknowledged it. */
  readonly units: number;
  /** Units with a resource nurse: all that there could be. */
  readonly unitsWithNurse: number;
}

/** Counts, for each document and network, the units with a resource nurse, and those of them that have acknowledged the document by the day. */
export async function countAcknowledgements(
  db: Kysely<SectorTables>,
  documents: readonly string[],
  networks: readonly string[],
  moment: Moment,
): Promise<DocumentCount[]> {
  const covered = matchingUnits(db, { moment, network: null, areas: null, serviceType: null, covered: true }).where(
    'u.network',
    'in',
    networks,
  );
  const all = await covered
    .select(({ fn }) => ['u.network', fn.countAll().as('count')])
    .groupBy('u.network')
    .execute();
  const acknowledged = await covered
    .innerJoin('acknowledgementVersion as k', 'k.unitId', 'u.unitId')
    .select(['u.network', 'k.documentId', sql<number>`count(distinct ${sql.ref('u.unitId')})`.as('count')])
    .where('k.documentId', 'in', documents)
    .where('k.date', '<=', dayOf(moment))
    .where(believed('k', moment))
    .groupBy(['u.network', 'k.documentId'])
    .execute();
  return documents.flatMap((document) =>
    networks.map((network) => ({
      document,
      network,
      units: Number(acknowledged.find((row) => row.network === network && row.documentId === document)?.count ?? 0),
      unitsWithNurse: Number(all.find((row) => row.network === network)?.count ?? 0),
    })),
  );
}
