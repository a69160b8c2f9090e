import { type ChoiceSetting, readChoice } from '../../shared/settings/choice-setting.js';
import type { Environment } from '../../shared/settings/environment.js';
import { type NumberSettings, type Numbers, readNumbers } from '../../shared/settings/number-setting.js';
import type { TextSettings } from '../../shared/settings/text-setting.js';

/** Whether answers are kept. */
export const CACHE_SETTING = {
  variable: 'CACHE',
  choices: ['on', 'off'],
  description: 'Whether answers that nobody in particular asked for are kept and given again, as long as their owners’ data are the same.',
} as const satisfies ChoiceSetting;

/** How much is kept, and how it is known that it holds. */
export const CACHE_NUMBERS = {
  maxMb: {
    variable: 'CACHE_MAX_MB',
    default: 64,
    unit: 'MiB',
    smallest: 1,
    largest: 65_536,
    description: 'Memory of each process for kept answers; beyond, those that were used longest ago go.',
  },
  checkMs: {
    variable: 'CACHE_CHECK_MS',
    default: 1_000,
    unit: 'ms',
    smallest: 100,
    largest: 60_000,
    description:
      'So much later than a change that was made past this gateway, or through another process of it, a kept answer may be given at most. As long as anything is asked for, each subgraph is asked for the version of its data three times as often.',
  },
  staleIfErrorS: {
    variable: 'STALE_IF_ERROR_S',
    default: 3_600,
    unit: 's',
    smallest: 0,
    largest: 604_800,
    description:
      'For so long what was kept of an owner’s answer stands in while she does not answer, unless it is known to have changed; `extensions.stale` says so. 0: never.',
  },
} as const satisfies NumberSettings;

/** Where processes share what they keep. */
export const CACHE_TEXTS = {
  redisUrl: {
    variable: 'REDIS_URL',
    default: '',
    description:
      'Redis that all gateways of the graph share, `redis://…` or `rediss://…`, for kept answers and registered operations. It may go away at any time. Empty: each process keeps its own.',
  },
} as const satisfies TextSettings;

/** What is set about kept answers. */
export interface CacheSettings extends Numbers<typeof CACHE_NUMBERS> {
  readonly isOn: boolean;
  readonly redisUrl: string | null;
}

/**
 * Reads what is set about kept answers.
 * @param problems takes what is wrong
 */
export function readCacheSettings(environment: Environment, problems: string[]): CacheSettings {
  const redisUrl = environment[CACHE_TEXTS.redisUrl.variable] || null;
  // The address may hold a password, so it is not repeated.
  if (redisUrl !== null && !(URL.canParse(redisUrl) && /^rediss?:$/.test(new URL(redisUrl).protocol)))
    problems.push(`${CACHE_TEXTS.redisUrl.variable} is no address like redis://127.0.0.1:6379`);
  return {
    isOn: readChoice(CACHE_SETTING, environment, problems) === 'on',
    ...readNumbers(CACHE_NUMBERS, environment, problems),
    redisUrl,
  };
}
