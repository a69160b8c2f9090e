import type { ChangeFacts } from '../../../shared/sector/mirror/change-facts.type.js';

/** Where a mirror stands with each owner, by slug; with one who is not in it, at the beginning. */
export type MirrorProgress = Readonly<Record<string, string>>;

/** What one owner gave; null if it was silent. */
export interface OwnerChanges {
  readonly owner: string;
  readonly found: { readonly changes: readonly ChangeFacts[]; readonly end: string | null } | null;
}

/** A change of the merged page, and where the mirror stands after it. */
export interface MergedChange {
  readonly owner: string;
  readonly change: ChangeFacts;
  readonly progress: MirrorProgress;
}

/** The merged page. */
export interface MergedChanges {
  readonly changes: readonly MergedChange[];
  readonly hasMore: boolean;
  /** Where the mirror stands after the page, also where it is empty. */
  readonly progress: MirrorProgress;
}

/**
 * Merges what the owners gave into one page: the changes of one owner stay in their order, and between owners the older goes first.
 * Nothing of an owner who was silent is passed over: the mirror stands with it where it stood.
 */
export function mergeChanges(before: MirrorProgress, parts: readonly OwnerChanges[], size: number): MergedChanges {
  const queues = parts.map(({ owner, found }) => ({ owner, left: [...(found?.changes ?? [])], end: found?.end ?? null }));
  const changes: MergedChange[] = [];
  let progress = before;
  while (changes.length < size) {
    const [next] = queues
      .filter(({ left }) => left.length > 0)
      .toSorted((a, b) => ((a.left[0]?.at ?? '') < (b.left[0]?.at ?? '') ? -1 : 1));
    const change = next?.left.shift();
    if (!next || !change) break;
    progress = { ...progress, [next.owner]: change.position };
    changes.push({ owner: next.owner, change, progress });
  }
  for (const { owner, left, end } of queues) if (left.length === 0 && end !== null) progress = { ...progress, [owner]: end };
  return { changes, hasMore: queues.some(({ left }) => left.length > 0), progress };
}
