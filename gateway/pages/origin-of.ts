import type { FastifyRequest } from 'fastify';
import { Refusal } from '../http/refusal.js';

/**
 * Scheme and host under which a browser reaches the gateway.
 * @param publicUrl what the operator says of it; null for what the request names, which only development believes
 */
export function originOf({ protocol, host }: FastifyRequest, publicUrl: string | null): string {
  const address = publicUrl ?? `${protocol}://${host}`;
  if (!URL.canParse(address)) throw new Refusal(400, 'The `Host` header is no host.');
  return new URL(address).origin;
}
