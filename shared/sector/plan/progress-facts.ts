import type { Kysely } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import type { SectorTables } from '../tables.js';
import { countMeasures, readApprovedTargets, readProgress } from './progress-facts.repository.js';
import type { ProgressFact } from './progress-facts.type.js';
import { subGoalKey } from './sub-goal.key.js';
import { sameAsYearBefore } from './sub-goal.rules.js';

/** What is asked about the networks of a sector. */
interface ProgressQuestion {
  /** Slug of the region that the sector belongs to. */
  readonly region: string;
  readonly year: number;
  readonly moment: Moment;
}

/** All that the networks of a sector have about sub-goals in a year: one fact for each of which there is anything. */
export async function gatherProgress(db: Kysely<SectorTables>, { region, year, moment }: ProgressQuestion): Promise<ProgressFact[]> {
  const said = await readProgress(db, sameAsYearBefore(region, year) ? [year, year - 1] : [year], moment);
  const targets = await readApprovedTargets(db, year, moment);
  const measures = await countMeasures(db, year, moment);
  const all = Map.groupBy([...said, ...targets, ...measures], ({ network, subGoal }) => subGoalKey(network, year, subGoal));
  return [...all.values()].map((rows): ProgressFact => {
    const [{ network, subGoal } = { network: '', subGoal: '' }] = rows;
    const isIt = (row: { readonly network: string; readonly subGoal: string | null }) => row.network === network && row.subGoal === subGoal;
    const now = said.find((row) => isIt(row) && row.year === year);
    const before = said.find((row) => isIt(row) && row.year === year - 1);
    const target = targets.find(isIt);
    const count = (status: string) => measures.find((row) => isIt(row) && row.status === status)?.count ?? 0;
    return {
      ...{ network, subGoal, status: now?.status ?? null, before: before?.status ?? null },
      ...{ narrative: now?.narrative ?? null, authorRole: now?.authorRole ?? null, date: now?.date ?? null },
      ...{ evidenceUrl: now?.evidenceUrl ?? null, version: now?.version ?? 0 },
      ...{ target: target?.value ?? null, targetUnit: target?.unit ?? null },
      ...{ planned: count('PLANNED'), started: count('STARTED'), done: count('DONE'), dropped: count('DROPPED') },
      demo: rows.some((row) => Boolean(row.demo)),
    };
  });
}
