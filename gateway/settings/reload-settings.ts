import type { NumberSettings } from '../../shared/settings/number-setting.js';

/** When another supergraph is looked for, and what it must not break. */
export const RELOAD_SETTINGS = {
  intervalMs: {
    variable: 'RELOAD_INTERVAL_MS',
    default: 5_000,
    unit: 'ms',
    smallest: 0,
    largest: 3_600_000,
    description:
      'How often it is looked whether the files of `SUPERGRAPH` have changed; what looks the same twice is loaded. 0: never, only with SIGHUP.',
  },
  inUseHours: {
    variable: 'OPERATIONS_IN_USE_HOURS',
    default: 168,
    unit: 'h',
    smallest: 0,
    largest: 8_760,
    description:
      'For so long after it was asked an operation is in use: a supergraph that would break it is refused. 0: only those of the page and of `gateway/operations`.',
  },
} as const satisfies NumberSettings;
