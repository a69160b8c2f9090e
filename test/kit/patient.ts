import { DEFAULT_SETTINGS } from '../../gateway/settings/gateway-settings.js';
import { EXECUTOR } from './executor.js';

/** Deadlines of graphs that are no test of deadlines: a busy machine must not decide. */
export const PATIENT = {
  sectorDeadlineMs: 15_000,
  settings: { ...DEFAULT_SETTINGS, executor: EXECUTOR, subgraphDeadlineMs: 30_000, requestDeadlineMs: 50_000, planningTimeMs: 20_000 },
};
