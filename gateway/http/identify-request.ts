import type { FastifyReply, FastifyRequest } from 'fastify';
import { readLanguage } from '../../shared/subgraph/serve.js';
import type { GatewayContext } from '../gateway-context.js';
import type { IdentifyClient } from '../identify-client.js';
import { noteOf } from '../observability/request-note.js';
import { clientSignal } from './client-signal.js';

/**
 * What travels with a request through the gateway, once it is known who asks.
 * @param deadlineMs milliseconds that everything done for it may take; null for no end
 * @throws GraphQLError with code `UNAUTHENTICATED` or `IDENTITY_UNAVAILABLE`
 */
export async function contextOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { identify, deadlineMs }: { readonly identify: IdentifyClient; readonly deadlineMs: number | null },
): Promise<GatewayContext> {
  const signal = clientSignal(reply.raw, deadlineMs);
  const { authorization } = request.headers;
  return {
    requestId: request.id,
    authorization: authorization === undefined ? null : await identifyClient(request, authorization, identify),
    language: readLanguage(request.headers['accept-language']),
    signal,
    note: noteOf(request),
  };
}

/** The header for subgraphs. */
function identifyClient(request: FastifyRequest, authorization: string, identify: IdentifyClient): Promise<string | null> {
  const { method, protocol, host, url, headers } = request;
  const proof = typeof headers.dpop === 'string' ? headers.dpop : null;
  // The host is what the client wrote; with one that is none, no proof fits.
  const origin = URL.canParse(`${protocol}://${host}`) ? `${protocol}://${host}` : 'http://gateway.invalid';
  return identify({ method, url: new URL(url, origin), authorization, proof });
}
