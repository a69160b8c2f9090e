import type { NumberSettings } from '../../shared/settings/number-setting.js';

/** How long clients may keep connections: what one client holds open is not there for others. */
export const CONNECTION_SETTINGS = {
  headersTimeoutMs: {
    variable: 'HEADERS_TIMEOUT_MS',
    default: 10_000,
    unit: 'ms',
    smallest: 100,
    largest: 600_000,
    description: 'How long the headers of a request may take to arrive, and a new connection to send them. Beyond: 408.',
  },
  arrivalTimeoutMs: {
    variable: 'ARRIVAL_TIMEOUT_MS',
    default: 20_000,
    unit: 'ms',
    smallest: 100,
    largest: 600_000,
    description: 'How long a whole request may take to arrive, not below HEADERS_TIMEOUT_MS. Beyond: 408.',
  },
  silenceTimeoutMs: {
    variable: 'SILENCE_TIMEOUT_MS',
    default: 60_000,
    unit: 'ms',
    smallest: 1_000,
    largest: 3_600_000,
    description: 'After so long without a byte in either direction a connection is cut, above REQUEST_DEADLINE_MS.',
  },
  keepAliveMs: {
    variable: 'KEEP_ALIVE_MS',
    default: 72_000,
    unit: 'ms',
    smallest: 1_000,
    largest: 3_600_000,
    description:
      'How long a connection without a request is kept: longer than the load balancer in front keeps it, which else meets closed ones.',
  },
} as const satisfies NumberSettings;
