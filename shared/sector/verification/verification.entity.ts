import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { VerificationKind } from './verification.vocabulary.js';

/** Somebody who knows has said that a record is still right. Only ever added. */
@Entity({ tableName: 'verification' })
export class Verification {
  @PrimaryKey({ type: 'integer', autoincrement: true })
  id!: number;

  /** The person whose contact, or the appointment, that was verified. */
  @Property({ type: 'text' })
  objectId!: string;

  @Property({ type: 'text' })
  kind!: VerificationKind;

  @Property({ type: 'text' })
  date!: string;

  @Property({ type: 'text' })
  recordedAt!: string;
}
