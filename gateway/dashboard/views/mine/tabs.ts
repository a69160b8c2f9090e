import type { ComponentType } from 'react';
import { Documents } from './documents.js';
import { Entry } from './entry.js';
import { Events } from './events.js';
import type { MineViewerQuery } from './mine.generated.js';
import type { MineNetwork } from './networks-of.js';
import { Plan } from './plan.js';
import { Requests } from './requests.js';
import { Tasks } from './tasks.js';
import { Units } from './units.js';
import { Verification } from './verification.js';

/** What every tab is given. */
export interface TabProps {
  readonly data: MineViewerQuery;
  /** The network that is shown; null for one who has none. */
  readonly network: MineNetwork | null;
}

/** A part of the reader's page. */
export interface Tab {
  /** As the address names it; name of its text too. */
  readonly key: 'oppgaver' | 'oppforing' | 'enheter' | 'foresporsler' | 'bekreft' | 'arrangementer' | 'handlingsplan' | 'dokumenter';
  readonly isOffered: (data: MineViewerQuery) => boolean;
  readonly Component: ComponentType<TabProps>;
}

type Role = MineViewerQuery['viewer']['roles'][number]['role'];
const has =
  (...wanted: readonly Role[]) =>
  ({ viewer }: MineViewerQuery) =>
    viewer.roles.some(({ role, sector }) => sector !== 'regional' && wanted.includes(role));

/** All of them, in order; the first that is offered is shown first. */
export const TABS: readonly Tab[] = [
  { key: 'oppgaver', isOffered: ({ viewer }) => viewer.roles.length > 0, Component: Tasks },
  { key: 'oppforing', isOffered: has('NURSE'), Component: Entry },
  { key: 'enheter', isOffered: has('LEADER', 'COORDINATOR', 'REGION_EDITOR'), Component: Units },
  { key: 'foresporsler', isOffered: has('LEADER', 'COORDINATOR', 'REGION_EDITOR'), Component: Requests },
  { key: 'bekreft', isOffered: has('COORDINATOR', 'REGION_EDITOR'), Component: Verification },
  { key: 'arrangementer', isOffered: has('NURSE', 'LEADER', 'COORDINATOR', 'REGION_EDITOR'), Component: Events },
  { key: 'handlingsplan', isOffered: has('COORDINATOR', 'REGION_EDITOR', 'STEERING'), Component: Plan },
  { key: 'dokumenter', isOffered: has('LEADER'), Component: Documents },
];
