/** What a request is about, by the route that serves it, where it is no operation: few values, none of them a client's. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\/graphql$/, 'graphql'],
  [/^\/health\//, 'health'],
  [/^\/export\//, 'export'],
  [/^\/(feeds?|contact|embed)\b/, 'feed'],
  [/^\/oidc\//, 'sign-in'],
];

/** @param route the route's own address, such as `/export/:name`; undefined where there is none */
export function kindOfPath(route: string | undefined): string {
  if (route === undefined) return 'unknown';
  return KINDS.find(([pattern]) => pattern.test(route))?.[1] ?? 'page';
}
