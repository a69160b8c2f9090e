import type { AliasableExpression, Kysely } from 'kysely';
import type { SectorDeclaration } from '../../sectors.js';
import type { Moment } from '../../subgraph/moment.js';
import type { SectorTables } from '../tables.js';
import type { ServiceType } from '../unit/unit.vocabulary.js';

/** A row of what a tally counts: that a subject has something, or has not, where it belongs. */
export interface Fact {
  /** Id of what is counted: a unit, a person, an appointment, an event; of a report, its network. */
  readonly subject: string;
  readonly network: string;
  /** Code that the unit carries on the day. */
  readonly areaCode: string | null;
  readonly serviceType: ServiceType | null;
  /** 1 if it has it, else 0. */
  readonly has: number;
  /** 1 if it is known whether it has it, else 0. */
  readonly known: number;
  readonly demo: boolean | null;
}

/** All facts of a tally, as one query. */
export interface FactSet {
  readonly rows: AliasableExpression<Fact>;
  /** Each subject is one row: rows can be added up, which is much cheaper than to tell subjects apart. */
  readonly oneEach: boolean;
}

/** What facts are asked of. */
export interface FactQuestion {
  readonly db: Kysely<SectorTables>;
  readonly sector: SectorDeclaration;
  /** With a day. */
  readonly moment: Moment;
  readonly day: string;
}

/** SQL: subjects of which something is recorded, and whether it is what is counted. Each is in it once. */
export type Evidence = AliasableExpression<{ readonly id: string; readonly has: number }>;

/**
 * What it means if nothing is recorded of a subject: it has it not; nobody knows; or it has it not where the owner records such things at
 * all, for a register that nobody keeps says nothing.
 */
export type Silence = 'HAS_NOT' | 'UNKNOWN' | 'HAS_NOT_WHERE_KEPT';

/** First day of the calendar year of a day. */
export const yearStart = (day: string): string => `${day.slice(0, 4)}-01-01`;
