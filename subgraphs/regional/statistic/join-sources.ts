import type { SourceStatus } from '../../../shared/sector/source-status.type.js';

/** Which owners an answer is from. */
export interface Sources {
  readonly complete: boolean;
  readonly sources: readonly SourceStatus[];
}

/** `complete` and `sources` of an answer that is made of several: one line for each owner, and whoever was silent once is named as silent. */
export function joinSources(parts: readonly Sources[]): Sources {
  const lines = new Map<string, SourceStatus>();
  for (const line of parts.flatMap(({ sources }) => sources)) {
    if (lines.get(line.sector)?.state === undefined || line.state !== 'OK') lines.set(line.sector, line);
  }
  return { complete: parts.every(({ complete }) => complete), sources: [...lines.values()] };
}
