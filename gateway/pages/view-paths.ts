/** Addresses of the dashboard's views: the gateway answers each with the page, the page shows the view. */
export const VIEW_PATHS = {
  overview: '/',
  directory: '/katalog',
  coverage: '/dekning',
  plan: '/plan',
  activity: '/aktivitet',
  quality: '/kvalitet',
  reports: '/rapporter',
  mine: '/min-side',
} as const;

/** Where an issuer sends people back to after they signed in; the page takes them on from there. */
export const SIGN_IN_PATH = '/innlogging';

/** A view of the dashboard. */
export type ViewName = keyof typeof VIEW_PATHS;
