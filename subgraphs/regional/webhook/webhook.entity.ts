import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Recorded } from '../../../shared/subgraph/versioned.entity.js';
import type { DeliveryProblem, DeliveryStatus } from './webhook.vocabulary.js';

/** One state of a registered receiver. Its secrets are in no table: they are made from its id, the generation and this owner's key. */
@Entity({ tableName: 'webhook_version' })
export class WebhookVersion extends Recorded {
  @Property({ type: 'text' })
  webhookId!: string;

  @Property({ type: 'text' })
  url!: string;

  @Property({ type: 'text' })
  description!: string;

  /** Types that it wants to be told of, as a JSON list; null for all. */
  @Property({ type: 'text', nullable: true })
  types!: string | null;

  /** Counts its secrets. */
  @Property({ type: 'integer' })
  generation!: number;

  /** Instant until which messages are signed with the secret before, too; null if there is none. */
  @Property({ type: 'text', nullable: true })
  overlapUntil!: string | null;

  @Property({ type: 'boolean' })
  removed!: boolean;
}

/** Where a receiver stands, and who is serving it now: changes with every delivery, so it has no history. */
@Entity({ tableName: 'webhook_progress' })
export class WebhookProgress {
  @PrimaryKey({ type: 'text' })
  webhookId!: string;

  /** Instant of its registration: what was changed before is none of its business. */
  @Property({ type: 'text' })
  since!: string;

  /** Its position with each owner, as a JSON object. */
  @Property({ type: 'text' })
  progress!: string;

  /** Number of its last message. */
  @Property({ type: 'integer' })
  sequence!: number;

  /** Instant at which it said that it is gone (410); null while it takes messages. */
  @Property({ type: 'text', nullable: true })
  disabledAt!: string | null;

  /** The process that serves it, and the instant until which no other may. */
  @Property({ type: 'text', nullable: true })
  holder!: string | null;

  @Property({ type: 'text', nullable: true })
  heldUntil!: string | null;
}

/** A message to a receiver. */
@Entity({ tableName: 'webhook_message' })
export class WebhookMessage {
  /** The header `webhook-id`: the same at every attempt. */
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  webhookId!: string;

  @Property({ type: 'integer' })
  sequence!: number;

  @Property({ type: 'text' })
  body!: string;

  @Property({ type: 'text' })
  status!: DeliveryStatus;

  @Property({ type: 'integer' })
  attempts!: number;

  @Property({ type: 'text' })
  createdAt!: string;

  @Property({ type: 'text' })
  nextAttemptAt!: string;

  @Property({ type: 'text', nullable: true })
  lastAttemptAt!: string | null;

  /** HTTP status of the last answer. */
  @Property({ type: 'integer', nullable: true })
  httpStatus!: number | null;

  @Property({ type: 'text', nullable: true })
  problem!: DeliveryProblem | null;
}

/** The tables of webhooks, for reads. */
export interface WebhookTables {
  webhookVersion: Readonly<WebhookVersion>;
  webhookProgress: Readonly<WebhookProgress>;
  webhookMessage: Readonly<WebhookMessage>;
}

/** The entities of webhooks. */
export const WEBHOOK_ENTITIES = [WebhookVersion, WebhookProgress, WebhookMessage];
