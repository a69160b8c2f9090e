import { createHash } from 'node:crypto';

/** Characters of a tag: enough that two bodies never share one. */
const CHARACTERS = 22;

/** A weak ETag of a body: it may be compressed on the way. */
export const entityTagOf = (body: string | Buffer): string =>
  `W/"${createHash('sha256').update(body).digest('base64url').slice(0, CHARACTERS)}"`;

/** Whether `If-None-Match` names a tag, in the weak comparison: whatever stands before the quotes does not count (RFC 9110, 13.1.2). */
export function namesTag(header: string, tag: string): boolean {
  if (header === tag || header.trim() === '*') return true;
  const opaque = (one: string) => one.trim().replace(/^W\//, '');
  return header.split(',').some((one) => opaque(one) === opaque(tag));
}
