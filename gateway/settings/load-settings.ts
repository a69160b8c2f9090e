import type { NumberSettings } from '../../shared/settings/number-setting.js';

/** From where on the gateway says that it has too much to do. */
export const LOAD_SETTINGS = {
  maxRequestsInFlight: {
    variable: 'MAX_REQUESTS_IN_FLIGHT',
    default: 1_000,
    unit: 'requests',
    smallest: 1,
    largest: 100_000,
    description:
      'Requests under way in one process. Beyond, one more at `/graphql` is refused at once (503, `GATEWAY_OVERLOADED`), and `/health/ready` is 503 until three quarters are left.',
  },
  maxExports: {
    variable: 'MAX_EXPORTS',
    default: 16,
    unit: 'files',
    smallest: 1,
    largest: 10_000,
    description:
      'Files of `/export` under way in one process, each until its last byte is sent: one asks for a page at a time, as fast as it is read. Beyond, one more is refused at once (503, `GATEWAY_OVERLOADED`), so that files leave the subgraphs room for `/graphql` (`MAX_IN_FLIGHT_PER_SUBGRAPH`).',
  },
  overloadDelayMs: {
    variable: 'OVERLOAD_DELAY_MS',
    default: 500,
    unit: 'ms',
    smallest: 20,
    largest: 60_000,
    description:
      'Delay of the event loop (the longest of a second) from which on, two seconds running, `/health/ready` is 503, until it has been below half for three. What comes all the same is answered.',
  },
} as const satisfies NumberSettings;
