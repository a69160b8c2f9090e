import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Gateway } from '../create-gateway.js';
import { askingFor, statusOf } from '../export/ask-schema.js';
import { readArguments } from '../export/read-parameters.js';
import { sendPublic } from '../http/send-public.js';
import { feedContext } from './feed-context.js';
import { type ContactAnswer, contactFeedOf, contactQuery } from './read-contacts.js';
import { refusePublic } from './refuse-public.js';

/**
 * Serves `/feeds/contact.json?place=…&serviceType=…&first=…`: {@link ContactFeed}, the query `findContact` as nobody in particular sees
 * it. Parameters are its arguments. Who signs in gets no more: the answer may be kept on the way. Whoever keeps it asks each time whether it
 * still holds, so that what a nurse hides is gone from all websites at once.
 * @param deadlineMs milliseconds that an answer may take; null for no end
 */
export function serveContactFeed(
  app: FastifyInstance,
  { gateway, deadlineMs }: { readonly gateway: Gateway; readonly deadlineMs: number | null },
): void {
  app.get('/feeds/contact.json', async (request, reply) => {
    const context = feedContext(request, reply, deadlineMs);
    const ask = askingFor(gateway, context, () => request.raw.socket.destroyed);
    const field = gateway.publicSchema().getQueryType()?.getFields().findContact;
    if (!field) throw new Error('the schema has no findContact');
    try {
      const query = new URL(request.url, 'http://gateway').searchParams;
      const { declared, passed, variables } = readArguments(field, query, { skipped: [], own: {} });
      const { data, errors } = await ask<ContactAnswer>(contactQuery(declared, passed), variables);
      if (data === null) return refusePublic(reply, statusOf(errors), errors);
      const feed = contactFeedOf(query.get('place') ?? '', data, errors);
      return sendPublic(reply, { type: 'application/json; charset=utf-8', body: JSON.stringify(feed), maxAge: 0 });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return refusePublic(reply, 400, [{ message: error.message, extensions: { ...error.extensions } }]);
    }
  });
}
