import type { Kysely } from 'kysely';
import { readPseudonyms } from '../../command/audit.js';
import type { AuditEntry, CommandTables } from '../../command/command.entities.js';
import type { Position } from '../../subgraph/page.js';

/** What to look for in an audit. All parts narrow; null does not. */
export interface AuditSearch {
  readonly network: string | null;
  /** Id of a person in the roster; her pseudonym is looked up here. */
  readonly person: string | null;
  readonly action: string | null;
  /** Instants, half-open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly after: Position | null;
  readonly limit: number;
}

const DIGITS = 12;
/** Above every number of a line: PostgreSQL refuses to compare its integers with larger ones. */
const LARGEST = 2 ** 31 - 1;

/** The place of a line in a list by time that mixes owners: its instant, then its owner and number. */
export const positionOf = ({ at, sequence }: Pick<AuditEntry, 'at' | 'sequence'>, owner: string): Position => [
  at,
  `${owner}:${String(sequence).padStart(DIGITS, '0')}`,
];

/** Finds lines of one owner's audit, newest first. */
export async function searchAudit(db: Kysely<CommandTables>, owner: string, search: AuditSearch): Promise<Readonly<AuditEntry>[]> {
  const { network, person, action, from, to, after, limit } = search;
  const subject = person === null ? null : ((await readPseudonyms(db, [person])).get(person) ?? null);
  if (person !== null && subject === null) return [];
  const [instant = '', place = ''] = after ?? [];
  return db
    .selectFrom('auditEntry')
    .selectAll()
    .$if(network !== null, (query) => query.where('network', '=', network))
    .$if(subject !== null, (query) => query.where('subject', '=', subject))
    .$if(action !== null, (query) => query.where('action', '=', action ?? ''))
    .$if(from !== null, (query) => query.where('at', '>=', from ?? ''))
    .$if(to !== null, (query) => query.where('at', '<', to ?? ''))
    .$if(after !== null, (query) =>
      query.where(({ or, and, eb }) =>
        or([eb('at', '<', instant), and([eb('at', '=', instant), eb('sequence', '<', firstUnseen(place, owner))])]),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
}

/** Below which number this owner's lines of the same instant come after a place in the mixed list. */
function firstUnseen(place: string, owner: string): number {
  const cut = place.lastIndexOf(':');
  const other = place.slice(0, cut);
  if (other === owner) return Number(place.slice(cut + 1));
  // As the places are compared, with what stands behind the owner.
  return `${owner}:` < `${other}:` ? LARGEST : 0;
}
