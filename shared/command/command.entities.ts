import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { ChangeEntry } from './change.entity.js';

/** What a command gave the first time, by actor and idempotency key. */
@Entity({ tableName: 'receipt' })
export class Receipt {
  /** Pseudonym of who sent it: two persons may choose the same key. */
  @PrimaryKey({ type: 'text' })
  actor!: string;

  @PrimaryKey({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  operation!: string;

  /** Digest of the input: the same key with another input is a mistake. */
  @Property({ type: 'text' })
  digest!: string;

  @Property({ type: 'text' })
  objectId!: string;

  @Property({ type: 'text' })
  recordedAt!: string;
}

/**
 * Which pseudonym stands for whom; all keys of one caller share one. Erasing a person deletes her rows, and with them every way from
 * the audit to her.
 */
@Entity({ tableName: 'pseudonym' })
export class Pseudonym {
  /** A key of a caller, or the id of a person in the roster. */
  @PrimaryKey({ type: 'text' })
  subject!: string;

  @Property({ type: 'text' })
  pseudonym!: string;
}

/** One line of the audit: who did or read what, by pseudonym. Only ever added, and chained by hashes. */
@Entity({ tableName: 'audit_entry' })
export class AuditEntry {
  @PrimaryKey({ type: 'integer' })
  sequence!: number;

  @Property({ type: 'text' })
  at!: string;

  @Property({ type: 'text' })
  actor!: string;

  /** Name of the mutation, or `read`. */
  @Property({ type: 'text' })
  action!: string;

  /** Id of what was changed; null where it names a person. */
  @Property({ type: 'text', nullable: true })
  object!: string | null;

  /** Pseudonym of the person concerned. */
  @Property({ type: 'text', nullable: true })
  subject!: string | null;

  @Property({ type: 'text', nullable: true })
  network!: string | null;

  /** What was read, for example `Nurse.competence`; empty for changes. */
  @Property({ type: 'text' })
  fields!: string;

  @Property({ type: 'text' })
  hash!: string;
}

/** The tables of commands, for reads. */
export interface CommandTables {
  receipt: Readonly<Receipt>;
  pseudonym: Readonly<Pseudonym>;
  auditEntry: Readonly<AuditEntry>;
  changeEntry: Readonly<ChangeEntry>;
}

/** The entities of commands: part of every database that is written to by mutations. */
export const COMMAND_ENTITIES = [Receipt, Pseudonym, AuditEntry, ChangeEntry];
