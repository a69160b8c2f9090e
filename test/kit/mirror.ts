import type { Answer } from './test-graph.js';

/** A change as `changes` tells it. */
export interface MirroredChange {
  readonly id: string;
  readonly kind: 'CREATED' | 'UPDATED' | 'DELETED';
  readonly type: string;
  readonly objectId: string;
  readonly sector: string;
  readonly sequence: number;
  readonly at: string;
  readonly network: string | null;
  readonly action: string | null;
  readonly actor: string | null;
  readonly object: { readonly id: string } | null;
}

/** A page of `changes`. */
export interface ChangesPage {
  readonly cursor: string;
  readonly complete: boolean;
  readonly edges: readonly { readonly cursor: string; readonly node: MirroredChange }[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

/** Asks a graph as anybody, or as the owner of a token. */
export type AskGraph = <Data>(
  query: string,
  variables?: Record<string, unknown>,
  asking?: { readonly as?: string },
) => Promise<Answer<Data>>;

/** What a mirror keeps of an object: what everybody may see, but for numbers of records. */
export const PUBLIC_FIELDS = `id __typename
  ... on Nurse { name role visibility contactHidden contact { email phone } verifiedAt demo appointments { id role basis validFrom validTo successorId } }
  ... on Unit { unitName: name serviceType validFrom validTo demo area { code } network { slug } nurses { id } }
  ... on Event { title date kind status place description topics }
  ... on Measure { title year measureStatus: status subGoal dueOn evidenceUrl }`;

const CHANGES = `query($since: String, $first: Int, $types: [String!]) { changes(since: $since, first: $first, types: $types) { cursor complete pageInfo { hasNextPage }
  edges { cursor node { id kind type objectId sector sequence at network action actor object { ${PUBLIC_FIELDS} } } } } }`;

/** Asks for a page of changes. */
export async function askChanges(ask: AskGraph, variables: object, as?: string): Promise<ChangesPage> {
  const { data, errors } = await ask<{ changes: ChangesPage } | null>(CHANGES, { ...variables }, as === undefined ? {} : { as });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.changes;
}

/** A copy of a graph's directory, kept by `changes` alone. */
export class Mirror {
  readonly objects = new Map<string, object>();
  readonly seen: MirroredChange[] = [];
  cursor: string | null = null;

  constructor(
    private readonly ask: AskGraph,
    private readonly first: () => number,
  ) {}

  /** Reads on until there is nothing more. */
  async follow(): Promise<void> {
    for (;;) {
      const page = await askChanges(this.ask, { since: this.cursor, first: this.first() });
      for (const { node } of page.edges) this.take(node);
      this.cursor = page.cursor;
      if (!page.pageInfo.hasNextPage) return;
    }
  }

  private take(change: MirroredChange): void {
    this.seen.push(change);
    if (change.object === null) this.objects.delete(change.objectId);
    else this.objects.set(change.objectId, change.object);
  }
}
