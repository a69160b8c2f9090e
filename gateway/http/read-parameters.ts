import { hashOf } from './read-manifest.js';
import { Refusal } from './refusal.js';

type JsonObject = Readonly<Record<string, unknown>>;

/** What GraphQL is asked. */
export interface GraphQLParameters {
  /** Absent only where `extensions` name a persisted query. */
  readonly query?: string;
  readonly operationName?: string;
  readonly variables?: JsonObject;
  readonly extensions?: JsonObject;
}

/**
 * Reads the parameters from the parsed body of a POST.
 * @throws Refusal 400
 */
export function readBody(body: unknown): GraphQLParameters {
  if (Array.isArray(body)) throw new Refusal(400, 'Batches are not taken. Send each query alone.', { code: 'BATCH_NOT_SUPPORTED' });
  if (!isObject(body)) throw new Refusal(400, 'The body must be a JSON object with a `query`.');
  return check(body);
}

/**
 * Reads the parameters from the query string of a GET.
 * @param url the request's target, such as `/graphql?query=…`
 * @param parseJson throws if a text is not JSON, or has keys that are not allowed
 * @throws Refusal 400
 */
export function readSearch(url: string, parseJson: (text: string) => unknown): GraphQLParameters {
  const search = url.slice(url.indexOf('?') + 1 || url.length);
  checkEncoding(search);
  const given = new URLSearchParams(search);
  const one = (name: string): string | undefined => {
    const [value, ...more] = given.getAll(name);
    if (more.length > 0) throw new Refusal(400, `The parameter \`${name}\` is given twice.`);
    return value || undefined;
  };
  const json = (name: string): unknown => {
    const text = one(name);
    if (text === undefined) return undefined;
    try {
      return parseJson(text);
    } catch {
      throw new Refusal(400, `The parameter \`${name}\` must be a JSON object.`);
    }
  };
  return check({ query: one('query'), operationName: one('operationName'), variables: json('variables'), extensions: json('extensions') });
}

/** `URLSearchParams` takes what is no UTF-8 for something else without a word. */
function checkEncoding(search: string): void {
  try {
    decodeURIComponent(search);
  } catch {
    throw new Refusal(400, 'The query string is not valid: each % needs two hexadecimal digits, of UTF-8.');
  }
}

function check({ query, operationName, variables, extensions }: JsonObject): GraphQLParameters {
  if (!isAbsent(operationName) && typeof operationName !== 'string') throw new Refusal(400, '`operationName` must be a text.');
  if (!isAbsent(variables) && !isObject(variables)) throw new Refusal(400, '`variables` must be a JSON object.');
  if (!isAbsent(extensions) && !isObject(extensions)) throw new Refusal(400, '`extensions` must be a JSON object.');
  if (!isAbsent(query) && typeof query !== 'string') throw new Refusal(400, '`query` must be a text.');
  if (extensions?.persistedQuery !== undefined) checkPersisted(extensions.persistedQuery, query);
  else if (!query) throw new Refusal(400, '`query` is missing: send the text of a GraphQL query.');
  return {
    ...(query ? { query } : {}),
    ...(isAbsent(operationName) ? {} : { operationName }),
    ...(isAbsent(variables) ? {} : { variables }),
    ...(isAbsent(extensions) ? {} : { extensions }),
  };
}

/** A hash alone, or the id of a known operation, stands for a text; a hash beside a text registers it. */
function checkPersisted(persisted: unknown, query: unknown): void {
  if (!isObject(persisted)) throw new Refusal(400, '`extensions.persistedQuery` must be a JSON object.');
  if (persisted.version !== 1 || typeof persisted.sha256Hash !== 'string')
    throw new Refusal(400, '`extensions.persistedQuery` must have `version` 1 and `sha256Hash`, a text.');
  if (typeof query === 'string' && query !== '' && hashOf(query) !== persisted.sha256Hash)
    throw new Refusal(400, 'The `sha256Hash` is not that of the text: give its SHA-256 in hexadecimal digits, in small letters.');
}

const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;
const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
