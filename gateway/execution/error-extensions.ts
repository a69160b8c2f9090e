import type { GraphQLFormattedError } from 'graphql';

/** Characters of what a subgraph says of an error beside its message. */
const LONGEST = 4_000;

/**
 * What is handed on of a subgraph's error. It must not decide on the HTTP answer of the gateway, nor blame another owner: only `regional`
 * speaks for others. What the caller has to mend is no owner's fault.
 */
export function extensionsOf({ extensions = {} }: GraphQLFormattedError, subgraph: string): Readonly<Record<string, unknown>> {
  const { http: _http, sector: named, ...own } = extensions;
  const sector = own.code === 'BAD_USER_INPUT' ? named : subgraph === 'regional' ? (named ?? subgraph) : subgraph;
  const { code } = own;
  return { ...(sector === undefined ? {} : { sector }), ...(harmless(own) ?? { code: typeof code === 'string' ? code : undefined }) };
}

/** By these a client that merges what it gets would change the prototype of all its objects. */
const DANGEROUS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** A copy without dangerous keys; null for what cannot be written down at all, or is not worth it: a broken subgraph may nest it without end. */
function harmless(value: object): Readonly<Record<string, unknown>> | null {
  try {
    const text = JSON.stringify(value, (key, inner: unknown) => (DANGEROUS.has(key) ? undefined : inner));
    return text.length <= LONGEST ? (JSON.parse(text) as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
