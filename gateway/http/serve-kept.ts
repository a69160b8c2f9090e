import type { FastifyInstance } from 'fastify';
import type { Gateway } from '../create-gateway.js';
import type { GatewaySettings } from '../settings/gateway-settings.js';
import { type FastAnswer, FastAnswers } from './fast-answers.js';
import { type AnswerSettings, PublicAnswers } from './public-answers.js';

/** What a server needs for kept answers. */
export interface KeptOptions extends AnswerSettings, Pick<GatewaySettings, 'corsOrigins'> {
  /** Whether the server still takes requests. */
  readonly isOpen: () => boolean;
  /** Told of each request that nothing else sees. */
  readonly onFastAnswer?: ((answer: FastAnswer) => void) | undefined;
}

/**
 * The kept answers of a gateway, as its server gives them; null if it keeps none. Where pages of other origins may read answers, each
 * answer has headers of its own, and goes the long way.
 */
export function serveKept(
  app: FastifyInstance,
  { cache, supergraph }: Gateway,
  { corsOrigins, isOpen, onFastAnswer, ...settings }: KeptOptions,
) {
  if (!cache) return null;
  const answers = new PublicAnswers(cache.answers, supergraph, settings);
  if (corsOrigins.length > 0) return { answers, fast: null };
  const fast = new FastAnswers(cache.answers, (key) => answers.isCurrent(key), onFastAnswer);
  fast.install(app.server, isOpen);
  return { answers, fast };
}
