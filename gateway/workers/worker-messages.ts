import type { MetricObject } from 'prom-client';
import type { Showing } from '../../shared/identity/replay-guard.js';
import type { OperationInUse } from '../composition/composition-messages.js';
import type { HealthStatus } from '../health/health.js';

/** What the primary process asks its workers, and what they answer. */
export interface Answers {
  readonly metrics: readonly MetricObject[];
  readonly health: HealthStatus;
  readonly reload: null;
  /** What it was asked lately. */
  readonly operations: readonly OperationInUse[];
}

/** What a worker is told. */
export type ToWorker =
  | { readonly type: 'ask'; readonly id: number; readonly what: keyof Answers }
  | { readonly type: 'drain'; readonly signal: NodeJS.Signals }
  | { readonly type: 'shown'; readonly id: number; readonly showing: Showing }
  | { readonly type: 'gathered'; readonly operations: readonly OperationInUse[] }
  | { readonly type: 'leave' };

/** What the primary process is told. */
export type ToPrimary =
  | { readonly type: 'ready'; readonly url: string }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answers[keyof Answers] }
  | { readonly type: 'show'; readonly id: number; readonly name: string; readonly at: number }
  | { readonly type: 'gather' }
  | { readonly type: 'leaving'; readonly operations: readonly OperationInUse[] };
