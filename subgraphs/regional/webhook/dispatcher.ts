import { randomUUID } from 'node:crypto';
import { today } from '../../../shared/subgraph/date.js';
import { readDataVersion } from '../../../shared/subgraph/setting.js';
import type { ChangesContext } from '../mirror/gather-changes.js';
import { askVersion } from '../search/ask-sectors.js';
import { CaughtUp, joinVersions } from './caught-up.js';
import { createPost } from './post-message.js';
import { type Serving, serveReceiver } from './serve-receiver.js';
import { Turns } from './turns.js';
import { listWebhooks, type WebhookState } from './webhook.repository.js';
import type { WebhookSettings } from './webhook.settings.js';

/** Receivers that are served at the same time. */
const AT_A_TIME = 16;

/** Sends receivers their messages, in the background. */
export interface Dispatcher {
  /** Ends when what is under way has ended; messages that were not taken stay for the next process. */
  close(): Promise<void>;
}

/** How the dispatcher works. */
export interface DispatcherOptions {
  readonly context: Omit<ChangesContext, 'call'>;
  readonly settings: WebhookSettings;
  /** Told of what went wrong here, not at a receiver. */
  readonly onFailure: (error: unknown) => void;
}

/** Starts to look for changes again and again, and to send what waits. */
export function startDispatcher({ context: parts, settings, onFailure }: DispatcherOptions): Dispatcher {
  const closing = new AbortController();
  const call = { requestId: 'webhooks', caller: null, authorization: null, language: null };
  const serving: Serving = {
    context: { ...parts, call },
    settings,
    post: createPost(settings),
    holder: randomUUID(),
    closing: closing.signal,
  };
  const caughtUp = new CaughtUp();
  const busy = new Map<string, Promise<void>>();
  const turns = new Turns();

  async function look(): Promise<void> {
    const all = await listWebhooks(parts.db);
    caughtUp.keepOnly(all.map(({ row }) => row.webhookId));
    const waiting = all.filter(({ row, progress }) => progress.disabledAt === null && !busy.has(row.webhookId));
    if (waiting.length === 0) return;
    const versions = await readVersions(serving.context);
    const byId = new Map(waiting.map((state) => [state.row.webhookId, state]));
    for (const webhookId of turns.take([...byId.keys()], AT_A_TIME - busy.size)) {
      const state = byId.get(webhookId);
      if (!state) continue;
      busy.set(
        webhookId,
        serve(state, versions)
          .catch(onFailure)
          .finally(() => busy.delete(webhookId)),
      );
    }
  }

  async function serve(state: WebhookState, versions: string | null): Promise<void> {
    const ended = await serveReceiver(serving, state, caughtUp.mayHaveNews(state, versions));
    if (ended === 'NOTHING') caughtUp.note(state, versions);
  }

  let looking: Promise<void> | null = null;
  const tick = () => {
    looking ??= look()
      .catch(onFailure)
      .finally(() => {
        looking = null;
      });
  };
  const timer = settings.intervalMs > 0 ? setInterval(tick, settings.intervalMs).unref() : null;
  return {
    async close() {
      closing.abort();
      if (timer !== null) clearInterval(timer);
      await serving.post.close();
      await looking;
      await Promise.all(busy.values());
    },
  };
}

/** What says whether there can be anything new: the data of all owners, and the day, on which news may become public by itself. */
async function readVersions(context: ChangesContext): Promise<string | null> {
  const sectors = await Promise.all(context.registry.sectors.map((sector) => askVersion(context, sector)));
  const own = await readDataVersion(context.db);
  return joinVersions([...sectors.map((answer) => answer?.result?.dataVersion), own?.version ?? ''], today());
}
