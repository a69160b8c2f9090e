import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { MaxAge } from '../../../shared/subgraph/max-age.js';
import type { RegionalContext } from '../regional-context.js';
import { listMessages, listWebhooks } from './webhook.repository.js';
import { presentDelivery, presentWebhook, Webhook, WebhookDelivery } from './webhook.type.js';

/** Newest messages that are shown. */
const SHOWN = 50;
/** Most messages that were given up which are kept, and so shown. */
export const KEPT_DEAD = 1_000;

/** The receivers of messages, for those who keep them. */
@Resolver(() => Webhook)
export class WebhookResolver {
  @Access('RESTRICTED')
  @MaxAge(0)
  @Query(() => [Webhook], {
    description: 'Registered receivers of messages about public changes (mottakere). For editors of `regional`.',
  })
  async webhooks(@Ctx() { db }: RegionalContext): Promise<Webhook[]> {
    return (await listWebhooks(db)).map(({ row, progress }) => presentWebhook({ row, progress, registeredAt: progress.since }));
  }

  @Access('RESTRICTED')
  @FieldResolver(() => [WebhookDelivery], {
    description: `The newest messages to it that wait or were taken, newest first; at most ${SHOWN}.`,
  })
  async deliveries(@Root() { id }: Webhook, @Ctx() { db }: RegionalContext): Promise<WebhookDelivery[]> {
    return (await listMessages(db, id, ['PENDING', 'DELIVERED'], SHOWN)).map(presentDelivery);
  }

  @Access('RESTRICTED')
  @FieldResolver(() => [WebhookDelivery], { description: 'Messages that were given up, newest first (ikke levert).' })
  async deadLetters(@Root() { id }: Webhook, @Ctx() { db }: RegionalContext): Promise<WebhookDelivery[]> {
    return (await listMessages(db, id, ['DEAD'], KEPT_DEAD)).map(presentDelivery);
  }
}
