import type { IncomingHttpHeaders } from 'node:http';

/** Headers that decide on more than the form of an answer. */
const DECIDING = [
  'authorization',
  'cookie',
  'origin',
  'content-type',
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'expect',
  'upgrade',
  'x-no-compression',
] as const;

/** Whether nothing in the headers asks for more than a look. */
export function isPlain(headers: IncomingHttpHeaders): boolean {
  for (const name of DECIDING) if (headers[name] !== undefined) return false;
  const site = headers['sec-fetch-site'];
  return headers.host !== undefined && (site === undefined || site === 'same-origin' || site === 'none');
}

/** All that decides on an answer. No header has a line break in it. */
export const formOf = (url: string, headers: IncomingHttpHeaders): string =>
  `${url}\n${headers.accept ?? ''}\n${headers['accept-language'] ?? ''}\n${headers['accept-encoding'] ?? ''}`;
