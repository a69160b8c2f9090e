import type { Environment } from '../../shared/settings/environment.js';
import type { TextSetting } from '../../shared/settings/text-setting.js';

/** Web pages that may read answers: their origins, or `*` for all. */
export type CorsOrigins = readonly string[] | '*';

/** The setting of {@link CorsOrigins}. */
export const CORS_SETTING = {
  variable: 'CORS_ORIGINS',
  default: '',
  description:
    'Web pages of other origins that may read answers, separated by commas, for example `https://dashboard.example.no`; `*` for all. By default none.',
} as const satisfies TextSetting;

/**
 * Reads the origins from the environment.
 * @param problems takes what is wrong
 */
export function readCorsOrigins(environment: Environment, problems: string[]): CorsOrigins {
  const origins = (environment[CORS_SETTING.variable] ?? '').split(',').flatMap((origin) => origin.trim() || []);
  if (origins.length === 1 && origins[0] === '*') return '*';
  for (const origin of origins)
    if (!isOrigin(origin))
      problems.push(`${CORS_SETTING.variable} has "${origin}", but must be * alone or origins like https://dashboard.example.no`);
  return origins;
}

/** Exactly as browsers send it: no path, no slash at the end, in lower case. */
const isOrigin = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
