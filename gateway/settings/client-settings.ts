import type { NumberSettings } from '../../shared/settings/number-setting.js';
import { DEFAULTS } from '../../shared/subgraph/client/options.js';

/** How much of the gateway one subgraph may take up: the options of its client that operators may need to change, under the same names. */
export const CLIENT_SETTINGS = {
  maxInFlight: {
    variable: 'MAX_IN_FLIGHT_PER_SUBGRAPH',
    default: DEFAULTS.maxInFlight,
    unit: 'fetches',
    smallest: 1,
    largest: 10_000,
    description: 'Fetches from one subgraph at a time, each with a connection of its own.',
  },
  maxQueued: {
    variable: 'MAX_QUEUED_PER_SUBGRAPH',
    default: DEFAULTS.maxQueued,
    unit: 'fetches',
    smallest: 0,
    largest: 100_000,
    description: 'Fetches that wait for room beyond these. Beyond: `SECTOR_OVERLOADED`, the rest is answered.',
  },
  maxResponseBytes: {
    variable: 'MAX_SUBGRAPH_RESPONSE_BYTES',
    default: DEFAULTS.maxResponseBytes,
    unit: 'bytes',
    smallest: 1_024,
    largest: 1_073_741_824,
    description: 'Answer of a subgraph, compressed or not. Beyond: `SECTOR_BAD_RESPONSE`, the rest is answered.',
  },
  failuresToOpen: {
    variable: 'FAILURES_TO_OPEN_CIRCUIT',
    default: DEFAULTS.failuresToOpen,
    unit: 'failures',
    smallest: 1,
    largest: 1_000,
    description: 'After so many failed fetches on end a subgraph is asked nothing for a while.',
  },
  openMs: {
    variable: 'CIRCUIT_OPEN_MS',
    default: DEFAULTS.openMs,
    unit: 'ms',
    smallest: 10,
    largest: 600_000,
    description: 'For how long; then one fetch goes through, and its answer decides.',
  },
} as const satisfies NumberSettings;
