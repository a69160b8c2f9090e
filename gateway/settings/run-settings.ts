import type { NumberSettings } from '../../shared/settings/number-setting.js';

/** How long the gateway waits, and how much it keeps. */
export const RUN_SETTINGS = {
  requestDeadlineMs: {
    variable: 'REQUEST_DEADLINE_MS',
    default: 10_000,
    unit: 'ms',
    smallest: 100,
    largest: 600_000,
    description:
      'How long a whole request may take; subgraphs that have not answered by then are given up. A change that was begun is carried through; those after it in the request are not begun (`CHANGE_NOT_BEGUN`).',
  },
  subgraphDeadlineMs: {
    variable: 'SUBGRAPH_DEADLINE_MS',
    default: 5_000,
    unit: 'ms',
    smallest: 50,
    largest: 300_000,
    description: 'How long one fetch from a subgraph may take, below REQUEST_DEADLINE_MS. Beyond: `SECTOR_TIMEOUT`, the rest is answered.',
  },
  planningTimeMs: {
    variable: 'PLANNING_TIME_MS',
    default: 2_000,
    unit: 'ms',
    smallest: 100,
    largest: 60_000,
    description: 'How long the planning of one operation may take, below REQUEST_DEADLINE_MS; then it is refused and the planner replaced.',
  },
  keptPlans: {
    variable: 'KEPT_PLANS',
    default: 1_000,
    unit: 'plans',
    smallest: 10,
    largest: 100_000,
    description: 'Plans of operations that are kept in memory; beyond, the one that was used longest ago goes.',
  },
  maxErrorsPerFetch: {
    variable: 'MAX_ERRORS_PER_FETCH',
    default: 20,
    unit: 'errors',
    smallest: 1,
    largest: 10_000,
    description: 'Errors that one fetch gives an answer; beyond, one error says how many more there are.',
  },
} as const satisfies NumberSettings;
