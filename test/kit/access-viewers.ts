import type { TestGraph } from './test-graph.js';
import { type GrantOfTest, tokenFor } from './token.js';

/** Those who ask, in the order of the tables' columns. What they ask about is in the network drammen of vestre-viken. */
export const VIEWERS = [
  'anonymous',
  'signed-in',
  'nurse',
  'nurse-colleague',
  'nurse-elsewhere',
  'leader',
  'leader-other-unit',
  'leader-elsewhere',
  'coordinator',
  'coordinator-elsewhere',
  'region-editor',
  'steering',
  'analyst',
  'auditor',
  'admin',
  'coordinator-other-owner',
] as const;

/** One who asks: «elsewhere» is the network baerum of the same database. */
export type ViewerName = (typeof VIEWERS)[number];

/** Ids that the viewers' grants are bound to. */
export interface Bound {
  readonly nurse: string;
  readonly colleague: string;
  readonly nurseElsewhere: string;
  readonly unit: string;
  readonly otherUnit: string;
  readonly unitElsewhere: string;
}

const here = (role: string, bound: Partial<GrantOfTest> = {}): GrantOfTest[] => [{ role, sector: 'vestre-viken', ...bound }];

/** What each viewer may be; null for nobody. */
function grantsOf(bound: Bound): Record<ViewerName, readonly GrantOfTest[] | null> {
  return {
    anonymous: null,
    'signed-in': [],
    nurse: here('NURSE', { nurse: bound.nurse }),
    'nurse-colleague': here('NURSE', { nurse: bound.colleague }),
    'nurse-elsewhere': here('NURSE', { nurse: bound.nurseElsewhere }),
    leader: here('LEADER', { unit: bound.unit }),
    'leader-other-unit': here('LEADER', { unit: bound.otherUnit }),
    'leader-elsewhere': here('LEADER', { unit: bound.unitElsewhere }),
    coordinator: here('COORDINATOR', { network: 'drammen' }),
    'coordinator-elsewhere': here('COORDINATOR', { network: 'baerum' }),
    'region-editor': here('REGION_EDITOR'),
    steering: here('STEERING'),
    analyst: here('ANALYST'),
    auditor: here('AUDITOR'),
    admin: here('ADMIN'),
    'coordinator-other-owner': [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }],
  };
}

/** How each viewer asks: her token, or nothing. */
export async function tokensOf(graph: TestGraph, bound: Bound): Promise<Record<ViewerName, { readonly as?: string }>> {
  const entries = Object.entries(grantsOf(bound)).map(async ([name, grants]) => [
    name,
    grants === null ? {} : { as: await tokenFor(graph, grants, name) },
  ]);
  return Object.fromEntries(await Promise.all(entries)) as Record<ViewerName, { readonly as?: string }>;
}
