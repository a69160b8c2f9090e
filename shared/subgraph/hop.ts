import { createHash, timingSafeEqual } from 'node:crypto';

/** Header with which a gateway, or `regional`, shows a subgraph that it belongs to the graph. */
export const HOP_HEADER = 'x-gateway-secret';

/**
 * Makes the check of {@link HOP_HEADER}.
 * @param secrets all that are accepted: more than one while a secret is being replaced
 * @returns whether a header holds one of them; takes as long for a wrong one as for a right one
 */
export function createHopCheck(secrets: readonly string[]): (header: unknown) => boolean {
  const accepted = secrets.map(digest);
  return (header) => {
    if (typeof header !== 'string') return false;
    const given = digest(header);
    return accepted.filter((secret) => timingSafeEqual(secret, given)).length > 0;
  };
}

/** All of one length, as the comparison needs it. */
const digest = (text: string) => createHash('sha256').update(text).digest();
