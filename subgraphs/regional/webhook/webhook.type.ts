import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { DateTimeScalar } from '../../../shared/subgraph/date.js';
import type { KnownWebhook, WebhookReceipt } from './webhook.repository.js';
import { DeliveryProblem, DeliveryStatus, WebhookState } from './webhook.vocabulary.js';

@Access('RESTRICTED')
@ObjectType({ description: 'A message to a receiver, and how it went.' })
export class WebhookDelivery {
  @Field(() => ID, { description: 'The header `webhook-id`: the same at every attempt, so that a receiver takes it once.' })
  id!: string;

  @Field(() => Int, { description: 'Running number of the messages to this receiver; they are sent in this order.' })
  sequence!: number;

  @Field(() => DeliveryStatus, { description: 'How it stands.' })
  status!: DeliveryStatus;

  @Field(() => Int, { description: 'How often it has been sent.' })
  attempts!: number;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last sent.' })
  lastAttemptAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it will be sent next; null unless it is pending.' })
  nextAttemptAt!: string | null;

  @Field(() => Int, { nullable: true, description: 'HTTP status of the last answer.' })
  httpStatus!: number | null;

  @Field(() => DeliveryProblem, { nullable: true, description: 'Why the last attempt failed; null if none did.' })
  problem!: DeliveryProblem | null;
}

@Access('RESTRICTED')
@ObjectType({
  description: 'A registered receiver (mottaker) of messages about public changes, signed by Standard Webhooks. For editors of `regional`.',
})
export class Webhook {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the record, for `expectedVersion` of a change.' })
  version!: number;

  @Field(() => String, { description: 'Where messages are sent.' })
  url!: string;

  @Field(() => String, { description: 'Whose it is and what for.' })
  description!: string;

  @Field(() => [String], { nullable: true, description: 'Types of objects that it is told of, as in `changes`; null for all.' })
  types!: string[] | null;

  @Field(() => WebhookState, { description: 'How it stands.' })
  state!: WebhookState;

  @Field(() => DateTimeScalar, { description: 'When it was registered: it is told of changes after that.' })
  registeredAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when messages are signed with the secret before, too.' })
  overlapUntil!: string | null;
}

@Access('RESTRICTED')
@ObjectType({ description: 'A receiver and its secret: shown in the answer to its registration and to a rotation, and never again.' })
export class WebhookSecret {
  @Field(() => Webhook, { description: 'The receiver.' })
  webhook!: Webhook;

  @Field(() => String, { description: 'The secret that messages to it are signed with: `whsec_…`. Keep it.' })
  secret!: string;
}

/** What the API shows of a receiver. */
export function presentWebhook({ row, registeredAt, progress }: KnownWebhook): Webhook {
  const { webhookId: id, version, url, description, types, overlapUntil, removed } = row;
  const isDisabled = progress !== null && progress.disabledAt !== null;
  const state = removed ? 'REMOVED' : isDisabled ? 'DISABLED' : 'ACTIVE';
  return {
    id,
    version,
    url,
    description,
    types: types === null ? null : (JSON.parse(types) as string[]),
    state,
    registeredAt,
    overlapUntil,
  };
}

/** What the API shows of a message: nothing of what is in it. */
export function presentDelivery({ webhookId: _webhookId, ...row }: Readonly<WebhookReceipt>): WebhookDelivery {
  return { ...row, nextAttemptAt: row.status === 'PENDING' ? row.nextAttemptAt : null };
}
