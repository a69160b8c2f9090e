import type { ComponentType } from 'react';
import { Documents } from './documents.js';
import { Entry } from './entry.js';
import { Events } from './events.js';
import { FollowUp } from './follow-up.js';
import type { MineViewerQuery } from './mine.generated.js';
import type { MineNetwork } from './networks-of.js';
import { News } from './news.js';
import { Plan } from './plan.js';
import { Reports } from './reports.js';
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
  readonly key:
    | 'oppgaver'
    | 'oppforing'
    | 'enheter'
    | 'foresporsler'
    | 'oppfolging'
    | 'bekreft'
    | 'arrangementer'
    | 'nyheter'
    | 'handlingsplan'
    | 'rapporter'
    | 'dokumenter';
  readonly isOffered: (data: MineViewerQuery) => boolean;
  /** Whether it shows the same whichever of her networks is chosen; if left out, it does not. */
  readonly ignoresNetwork?: (data: MineViewerQuery) => boolean;
  readonly Component: ComponentType<TabProps>;
}

type Role = MineViewerQuery['viewer']['roles'][number]['role'];
const has =
  (...wanted: readonly Role[]) =>
  ({ viewer }: MineViewerQuery) =>
    viewer.roles.some(({ role, sector }) => sector !== 'regional' && wanted.includes(role));

/** Whoever coordinates no network is shown the units that she leads. */
const leadsOnly = ({ viewer }: MineViewerQuery) => viewer.networks.length === 0;

/** All of them, in order; the first that is offered is shown first. */
export const TABS: readonly Tab[] = [
  { key: 'oppgaver', isOffered: ({ viewer }) => viewer.roles.length > 0, ignoresNetwork: () => true, Component: Tasks },
  { key: 'oppforing', isOffered: has('NURSE'), ignoresNetwork: () => true, Component: Entry },
  { key: 'enheter', isOffered: has('LEADER', 'COORDINATOR', 'REGION_EDITOR'), ignoresNetwork: leadsOnly, Component: Units },
  { key: 'foresporsler', isOffered: has('LEADER', 'COORDINATOR', 'REGION_EDITOR'), ignoresNetwork: leadsOnly, Component: Requests },
  { key: 'oppfolging', isOffered: has('LEADER', 'COORDINATOR', 'REGION_EDITOR'), ignoresNetwork: leadsOnly, Component: FollowUp },
  { key: 'bekreft', isOffered: has('COORDINATOR', 'REGION_EDITOR'), Component: Verification },
  { key: 'arrangementer', isOffered: has('NURSE', 'LEADER', 'COORDINATOR', 'REGION_EDITOR'), Component: Events },
  { key: 'nyheter', isOffered: has('COORDINATOR', 'REGION_EDITOR'), Component: News },
  { key: 'handlingsplan', isOffered: has('COORDINATOR', 'REGION_EDITOR', 'STEERING'), Component: Plan },
  { key: 'rapporter', isOffered: has('LEADER', 'COORDINATOR', 'REGION_EDITOR', 'STEERING'), Component: Reports },
  { key: 'dokumenter', isOffered: has('LEADER'), Component: Documents },
];
