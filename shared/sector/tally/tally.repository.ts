import { type Kysely, type QueryCreator, type RawBuilder, sql } from 'kysely';
import { all, any, isIn } from '../search/text-sql.js';
import type { SectorTables } from '../tables.js';
import type { ServiceType } from '../unit/unit.vocabulary.js';
import { carriedCodes } from './area-codes.js';
import type { Fact, FactSet } from './fact.js';
import { flag } from './fact-columns.js';
import { presentTally } from './tally.rows.js';
import type { TallyView } from './tally.rules.js';
import type { SectorTally } from './tally.type.js';
import type { TallyGrouping } from './tally.vocabulary.js';

/** How facts are counted. */
export interface Count {
  readonly facts: FactSet;
  readonly by: TallyGrouping;
  readonly network: string | null;
  /** Codes as they are shown. */
  readonly areas: readonly string[] | null;
  readonly serviceType: ServiceType | null;
  /** Codes of areas that are shown as another one, each with that one. */
  readonly changed: ReadonlyMap<string, string>;
  readonly view: TallyView;
}

type Column = 'network' | 'area' | 'serviceType';
const COLUMNS: Readonly<Record<TallyGrouping, readonly Column[]>> = {
  NONE: [],
  NETWORK: ['network'],
  AREA: ['area'],
  SERVICE_TYPE: ['serviceType'],
  NETWORK_BY_SERVICE_TYPE: ['network', 'serviceType'],
};

/** A fact that passes the filters, with its area as it is shown. */
type ScopedFact = Omit<Fact, 'areaCode'> & { readonly area: string | null };
type Scope = QueryCreator<SectorTables & { f: ScopedFact }>;

/** Counts facts by groups and in all, by one statement, so that they agree. */
export async function countFacts(db: Kysely<SectorTables>, count: Count): Promise<Omit<SectorTally, 'since'>> {
  const {
    facts,
    by,
    network,
    view: { seen, fewest },
  } = count;
  const scope: Scope = db.with('f', () => scopedFacts(db, count));
  const groups = counted(scope, count, COLUMNS[by]);
  // Where subjects are one row each, the groups add up; else a subject may be in several.
  const addsUp = facts.oneEach && by !== 'NONE';
  const rows = await (addsUp || by === 'NONE' ? groups : groups.unionAll(counted(db.withTables<{ f: ScopedFact }>(), count, []))).execute();
  const isHidden = seen !== null && (network === null ? seen.length === 0 : !seen.includes(network));
  return presentTally(rows, { addsUp, isHidden, fewest });
}

function scopedFacts(db: Kysely<SectorTables>, { facts, by, network, areas, serviceType, changed }: Count) {
  const only = (column: string, values: readonly string[] | null) => (values === null ? all([]) : any(isIn(column, values)));
  return db
    .selectFrom(facts.rows.as('x'))
    .select([
      'x.subject',
      'x.network',
      'x.serviceType',
      'x.has',
      'x.known',
      'x.demo',
      (by === 'AREA' ? shownCode(changed) : NONE).as('area'),
    ])
    .where(only('x.network', network === null ? null : [network]))
    .where(only('x.areaCode', areas && carriedCodes(changed, areas)))
    .where(only('x.serviceType', serviceType === null ? null : [serviceType]));
}

function counted(scope: Scope, { facts, view: { seen } }: Count, columns: readonly Column[]) {
  const grouped = <Value>(column: Column): RawBuilder<Value | null> => (columns.includes(column) ? sql`${sql.ref(`f.${column}`)}` : NONE);
  return scope
    .selectFrom('f')
    .select([
      sql<number>`${sql.lit(columns.length)}`.as('columns'),
      grouped<string>('network').as('network'),
      grouped<string>('area').as('area'),
      grouped<ServiceType>('serviceType').as('serviceType'),
      subjects(facts, 'has').as('numerator'),
      subjects(facts, 'known').as('denominator'),
      subjects(facts, null).as('subjects'),
      sql<number>`max(${flag(sql`${sql.ref('f.demo')}`)})`.as('demo'),
      sql<number>`max(${flag(isForeign(seen))})`.as('hidden'),
    ])
    .$if(columns.length > 0, (query) => query.groupBy(columns.map((column) => `f.${column}` as const)));
}

const NONE = sql<null>`null`;

/** SQL: how many subjects there are; with a flag, how many of them have it. */
function subjects({ oneEach }: FactSet, flagged: 'has' | 'known' | null): RawBuilder<number> {
  const subject = sql.ref('f.subject');
  if (flagged === null) return oneEach ? sql`count(*)` : sql`count(distinct ${subject})`;
  const column = sql.ref(`f.${flagged}`);
  return oneEach ? sql`sum(${column})` : sql`count(distinct case when ${column} = 1 then ${subject} end)`;
}

/** SQL: the fact is of a network whose figures may not be seen. */
const isForeign = (seen: readonly string[] | null): RawBuilder<boolean> =>
  seen === null ? sql`1 = 0` : sql`not ${any(isIn('f.network', seen))}`;

/** SQL: the code of a unit's area as it is shown. */
function shownCode(changed: ReadonlyMap<string, string>): RawBuilder<string | null> {
  const carried = sql.ref<string | null>('x.areaCode');
  if (changed.size === 0) return sql`${carried}`;
  const cases = [...changed].map(([code, shown]) => sql`when ${code} then ${shown}`);
  return sql`case ${carried} ${sql.join(cases, sql` `)} else ${carried} end`;
}
