/** An operation that clients are known to ask. */
export interface OperationInUse {
  /** Text of its document; of what clients ask, without their values. */
  readonly source: string;
  /** Which of the operations of the document; null if the client names none. */
  readonly operationName: string | null;
  /** How often clients have asked it, and when last, as an instant; 0 and null for what our own pages and examples ask. */
  readonly times: number;
  readonly lastAsked: string | null;
}

/** What the gateway tells a composition process, once. */
export interface CompositionOrder {
  /** A file with a supergraph, or a folder with the SDL of subgraphs. */
  readonly path: string;
  /** Text of the supergraph that is served now, or was last; null if none is: then nothing has to stay as it was. */
  readonly served: string | null;
  /** What must still be answered. */
  readonly operations: readonly OperationInUse[];
}

/** What the composition process answers. @param reason why it could not find out, in words */
export type CompositionReport = CompositionVerdict | { readonly kind: 'failed'; readonly reason: string };

/** What is known of a supergraph once it was composed and checked. */
export type CompositionVerdict =
  | { readonly kind: 'unchanged' }
  /** @param notes breaking changes that no operation in use meets, in words */
  | { readonly kind: 'composed'; readonly supergraph: string; readonly notes: readonly string[] }
  /** @param reasons all that is wrong, in words */
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  /** @param reasons what it would break of what is in use, and which operations, in words */
  | { readonly kind: 'breaking'; readonly reasons: readonly string[] };
