import type { Kysely } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { SectorTables } from '../tables.js';
import { believed, dayOf, isValidOn, statesById } from '../time.js';
import type { OperatorVersion } from './operator.entity.js';

/** A state of who runs a network; `version` is the newest among all believed states, what `expectedVersion` means. */
export type OperatorState = Readonly<OperatorVersion>;

/** The loaders of network operators, one set for each request. */
export interface OperatorLoaders {
  readonly operator: MomentLoader<OperatorState | null>;
  /** Those of a network, by its slug, on the day; the longest first. */
  readonly operatorsOfNetwork: MomentLoader<readonly OperatorState[]>;
}

/** Loaders over one sector's database. */
export function createOperatorLoaders(db: Kysely<SectorTables>): OperatorLoaders {
  return {
    operator: createMomentLoader<OperatorState | null>(
      async (moment, ids) => newest(await findStates(db, moment, 'operatorId', ids), dayOf(moment)),
      () => null,
    ),
    operatorsOfNetwork: createMomentLoader<readonly OperatorState[]>(
      async (moment, slugs) => {
        const day = dayOf(moment);
        const states = newest(await findStates(db, moment, 'network', slugs), day);
        return Map.groupBy(
          [...states.values()].filter((row) => isValidOn(row, day)),
          (row) => row.network,
        );
      },
      () => [],
    ),
  };
}

const findStates = (db: Kysely<SectorTables>, moment: Moment, column: 'operatorId' | 'network', values: readonly string[]) =>
  db
    .selectFrom('operatorVersion as o')
    .selectAll()
    .where(`o.${column}`, 'in', values)
    .where(believed('o', moment))
    .orderBy('o.validFrom')
    .orderBy('o.operatorId')
    .execute();

/** Of each operator the state of the day, with the newest version of all. */
function newest(rows: readonly OperatorState[], day: string): Map<string, OperatorState> {
  const versions = Map.groupBy(rows, (row) => row.operatorId);
  const versionOf = (id: string) => Math.max(...(versions.get(id) ?? []).map(({ version }) => version));
  return new Map([...statesById(rows, (row) => row.operatorId, day)].map(([id, row]) => [id, { ...row, version: versionOf(id) }]));
}
