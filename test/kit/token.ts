import type { StatedGrant } from '../../shared/subgraph/caller.js';
import type { TestGraph } from './test-graph.js';

/** A grant of which only what matters is written. */
export type GrantOfTest = Partial<StatedGrant> & Pick<StatedGrant, 'role'>;

/**
 * A token of a graph's development issuer, good for an hour.
 * @param grants the roles that it states; none for one who is known, but may nothing
 * @param subject who it is for
 */
export function tokenFor({ issuer }: Pick<TestGraph, 'issuer'>, grants: readonly GrantOfTest[], subject = 'test'): Promise<string> {
  if (!issuer) throw new Error('this graph believes a real issuer only');
  const whole = grants.map((grant) => ({ sector: null, network: null, unit: null, nurse: null, ...grant }));
  return issuer.sign({ subject, grants: whole }, 3_600);
}
