import type { IncomingHttpHeaders } from 'node:http';
import { chooseMediaType, isJson } from './media-types.js';
import { Refusal } from './refusal.js';

/** Headers that a page of another site can only send after the browser has asked whether it may. */
const PREFLIGHT_HEADERS = ['apollo-require-preflight', 'x-apollo-operation-name', 'graphql-require-preflight'] as const;

/**
 * Checks the head of a request to `/graphql`, before its body is read.
 *
 * Pages of other sites: a browser sends their POST with JSON only after a preflight, which CORS answers; every other type is refused.
 * Their GET it sends at once, so that one is refused where the browser says that it comes from another site, or adds a cookie.
 * @throws Refusal 403, 406 or 415
 */
export function checkRequest(method: string, headers: IncomingHttpHeaders): void {
  if (chooseMediaType(headers.accept) === null)
    throw new Refusal(406, 'Answers are `application/json` or `application/graphql-response+json`. Accept one of them.');
  const type = headers['content-type'];
  if (type === undefined ? method === 'POST' : !isJson(type))
    throw new Refusal(415, 'Requests must be JSON in UTF-8: send them with `content-type: application/json`.', {
      headers: { 'accept-post': 'application/json' },
    });
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw new Refusal(415, 'Requests must not be compressed.', { headers: { 'accept-encoding': 'identity' } });
  if (method === 'GET' && type === undefined && isForeign(headers) && !PREFLIGHT_HEADERS.some((name) => headers[name]))
    throw new Refusal(403, 'A page of another site must not ask by GET. Use POST, or send the header `apollo-require-preflight: true`.');
}

const isForeign = (headers: IncomingHttpHeaders) =>
  headers.cookie !== undefined || headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site';
