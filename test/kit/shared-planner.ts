import { readFileSync } from 'node:fs';
import { openPlanner } from '../../gateway/planning/open-planner.js';
import type { Planner } from '../../gateway/planning/planner.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { PATIENT } from './patient.js';

let opened: Promise<Planner> | undefined;

/** The planner of the committed supergraph, for all graphs of a process: a graph is started faster without making its own. It is never closed. */
export function sharedPlanner(): Promise<Planner> {
  opened ??= openPlanner(readFileSync(projectPath('gateway', 'supergraph.graphql'), 'utf8'), PATIENT.settings);
  return opened;
}
