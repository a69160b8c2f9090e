import type { NumberSettings } from '../../shared/settings/number-setting.js';
import type { TextSettings } from '../../shared/settings/text-setting.js';

/** How `npm run gateway` runs on its machine, and where operators look into it. */
export const PROCESS_SETTINGS = {
  workers: {
    variable: 'GATEWAY_WORKERS',
    default: 1,
    unit: 'processes',
    smallest: 1,
    largest: 64,
    description:
      'Processes of `npm run gateway` that share the port; one that ends is replaced. With more than one, `ISSUER` must be set: the development issuer keeps its codes in one process.',
  },
  operationsPort: {
    variable: 'OPERATIONS_PORT',
    default: 0,
    unit: '',
    smallest: 0,
    largest: 65_535,
    description:
      'Port of a server for operators alone, with `/metrics` and `/health/ready`, never reached by clients; for all workers together. 0: none.',
  },
} as const satisfies NumberSettings;

/** Where {@link PROCESS_SETTINGS.operationsPort} is. */
export const OPERATIONS_HOST_SETTINGS = {
  operationsHost: {
    variable: 'OPERATIONS_HOST',
    default: '127.0.0.1',
    description: 'Address that the server for operators listens at. It asks nobody who they are: an address that only operators reach.',
  },
} as const satisfies TextSettings;
