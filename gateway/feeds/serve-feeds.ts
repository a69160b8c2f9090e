import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Gateway } from '../create-gateway.js';
import { type AskSchema, askingFor, ExportRefusal, statusOf } from '../export/ask-schema.js';
import { sendPublic } from '../http/send-public.js';
import { VIEW_PATHS } from '../pages/view-paths.js';
import { feedContext } from './feed-context.js';
import { missingWords, readWords, scopeOf } from './feed-words.js';
import { KeptEvents } from './kept-events.js';
import { readActivity } from './read-activity.js';
import { readEvents } from './read-events.js';
import { refusePublic } from './refuse-public.js';
import { SeenBodies } from './seen-bodies.js';
import { writeAtom } from './write-atom.js';
import { writeCalendar } from './write-calendar.js';
import { writeJsonFeed } from './write-json-feed.js';

/** Seconds for which a calendar may be used without asking again, and for which one that is not whole may; then while nothing answers. */
const CALENDAR = { whole: 300, partial: 30, staleIfError: 86_400 };
/** Activity names persons, who may hide themselves at any moment: nobody may show it without asking. */
const ACTIVITY = { whole: 0, partial: 0, staleIfError: 0 };
/** Header that names the owners that did not answer. */
const MISSING = 'x-sources-missing';
/** Header of a calendar that says how many events are in it where there are more. */
const CUT = 'x-events-cut';

/** What feeds need of the server that they are on. */
export interface FeedServer {
  readonly gateway: Pick<Gateway, 'execute' | 'publicSchema'>;
  /** Milliseconds that an answer may take; null for no end. */
  readonly deadlineMs: number | null;
  /** Address under which clients reach the gateway; null for the one that a request names. */
  readonly publicUrl: string | null;
}

/** A feed that is written. */
interface Feed {
  readonly type: string;
  readonly body: string;
  readonly missing: readonly string[];
  /** How many events are in it where there are more; null where all are. */
  readonly cutAt: number | null;
  readonly lastModified: Date | null;
  readonly keep: typeof CALENDAR;
}
type MakeFeed = (request: FeedRequest) => Promise<Feed>;
interface FeedRequest {
  readonly query: URLSearchParams;
  readonly ask: AskSchema;
  readonly selfUrl: string;
  readonly homeUrl: string;
}

/**
 * Serves `/feeds/activity.atom`, `/feeds/activity.json` and `/feeds/events.ics`. Parameters are those of the queries `activity` and `events`.
 * They are asked as nobody in particular, whoever asks: the answers may be kept on the way.
 */
export function serveFeeds(app: FastifyInstance, { gateway, deadlineMs, publicUrl }: FeedServer): void {
  const kept = new KeptEvents();
  const seen = new SeenBodies();
  const activity =
    (type: string, write: (feed: Awaited<ReturnType<typeof readActivity>>) => string): MakeFeed =>
    async ({ query, ask, ...place }) => {
      const feed = await readActivity(gateway.publicSchema(), query, ask, place);
      const { missing } = feed;
      const body = write(feed);
      const lastModified = missing.length === 0 ? seen.since(place.selfUrl, body) : null;
      return { type, body, missing, cutAt: null, lastModified, keep: ACTIVITY };
    };
  const events: MakeFeed = async ({ query, ask }) => {
    const found = await readEvents(gateway.publicSchema(), query, ask);
    const words = readWords(query);
    const all = kept.complete(found);
    if (all === null) throw new ExportRefusal([silenceOf(found.missing)]);
    const { missing, isCut, lastModified } = found;
    const remarks = [missingWords(missing, words), isCut ? words.firstOnly(all.length) : null].filter((text) => text !== null);
    const body = writeCalendar({ events: all, scope: scopeOf(query), remarks, words });
    const cutAt = isCut ? all.length : null;
    return { type: 'text/calendar; charset=utf-8', body, missing, cutAt, lastModified, keep: CALENDAR };
  };
  const feeds: Readonly<Record<string, MakeFeed>> = {
    'activity.atom': activity('application/atom+xml; charset=utf-8', writeAtom),
    'activity.json': activity('application/feed+json; charset=utf-8', writeJsonFeed),
    'events.ics': events,
  };
  for (const [name, make] of Object.entries(feeds)) app.get(`/feeds/${name}`, (request, reply) => answer(make, request, reply));

  async function answer(make: MakeFeed, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const base = publicUrl ?? `${request.protocol}://${request.host}`;
    const url = new URL(request.url, URL.canParse(base) ? base : 'http://gateway.invalid');
    const context = feedContext(request, reply, deadlineMs);
    const ask = askingFor(gateway, context, () => request.raw.socket.destroyed);
    try {
      const homeUrl = new URL(VIEW_PATHS.activity, url).href;
      return send(reply, await make({ query: url.searchParams, ask, selfUrl: url.href, homeUrl }));
    } catch (error) {
      const errors = error instanceof GraphQLError ? [{ message: error.message, extensions: { ...error.extensions } }] : null;
      const refusals = error instanceof ExportRefusal ? error.errors : errors;
      if (refusals === null) throw error;
      return refusePublic(reply, statusOf(refusals), refusals);
    }
  }
}

/** What is not whole is not to be kept for long, and has no time by which it could be known again. */
function send(reply: FastifyReply, { type, body, missing, cutAt, lastModified, keep }: Feed): FastifyReply {
  const common = { type, body, staleIfError: keep.staleIfError, exposed: [MISSING, CUT] };
  if (cutAt !== null) reply.header(CUT, String(cutAt));
  if (missing.length === 0) return sendPublic(reply, { ...common, maxAge: keep.whole, lastModified });
  return sendPublic(reply.header(MISSING, missing.join(', ')), { ...common, maxAge: keep.partial });
}

const silenceOf = (missing: readonly string[]) => ({
  message: `${missing.join(', ')} cannot be heard now, and a calendar without these events would take them from whoever has them. Try again in a minute.`,
  extensions: { code: 'SECTOR_UNAVAILABLE', sector: missing[0] },
});
