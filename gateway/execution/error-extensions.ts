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
  return { ...(sector === undefined ? {} : { sector }), ...(isShort(own) ? own : { code: typeof code === 'string' ? code : undefined }) };
}

/** Whether it can be written down at all, and is worth it: a broken subgraph may nest it without end. */
function isShort(value: object): boolean {
  try {
    return JSON.stringify(value).length <= LONGEST;
  } catch {
    return false;
  }
}
