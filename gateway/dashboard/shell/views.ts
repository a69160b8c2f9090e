import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { VIEW_PATHS, type ViewName } from '../../pages/view-paths.js';

/** A view of the page: where it is, and its code, which is fetched when it is first shown. */
export interface View {
  readonly name: ViewName;
  readonly path: string;
  readonly Component: LazyExoticComponent<ComponentType>;
}

const view = (name: ViewName, load: () => Promise<ComponentType>): View => ({
  name,
  path: VIEW_PATHS[name],
  Component: lazy(async () => ({ default: await load() })),
});

/** All views, in the order of the menu. */
export const VIEWS: readonly View[] = [
  view('overview', async () => (await import('../views/overview/overview.js')).Overview),
  view('directory', async () => (await import('../views/directory/directory.js')).Directory),
  view('coverage', async () => (await import('../views/coverage/coverage.js')).Coverage),
  view('plan', async () => (await import('../views/plan/plan.js')).Plan),
  view('activity', async () => (await import('../views/activity/activity.js')).Activity),
  view('quality', async () => (await import('../views/quality/quality.js')).Quality),
  view('reports', async () => (await import('../views/reports/reports.js')).Reports),
  view('mine', async () => (await import('../views/mine/mine.js')).Mine),
];
