import type { FastifyReply, FastifyRequest } from 'fastify';

/** Who was chosen last, for `prompt=none`. Not secret, and not signed: here anybody may be anybody. */
const COOKIE = 'oidc_person';
const ATTRIBUTES = 'Path=/oidc; HttpOnly; SameSite=Lax';
const LIFETIME_S = 8 * 3_600;

/** Remembers for a working day who was chosen. */
export const rememberPerson = (reply: FastifyReply, person: string): FastifyReply =>
  reply.header('set-cookie', `${COOKIE}=${encodeURIComponent(person)}; Max-Age=${LIFETIME_S}; ${ATTRIBUTES}`);

/** Forgets it. */
export const forgetPerson = (reply: FastifyReply): FastifyReply => reply.header('set-cookie', `${COOKIE}=; Max-Age=0; ${ATTRIBUTES}`);

/** Key of the person; null if nobody was chosen. What it says is checked when a token is made of it. */
export function readPerson({ headers }: FastifyRequest): string | null {
  const [, value] = new RegExp(`(?:^|;)\\s*${COOKIE}=([^;]+)`).exec(headers.cookie ?? '') ?? [];
  try {
    return value === undefined ? null : decodeURIComponent(value);
  } catch {
    // Not written by us.
    return null;
  }
}
