import type { CompetenceGap } from './competence.type.js';
import type { NurseRecordRow } from './nurse-record.repository.js';

/** Where a person stands, without whom it is about. */
export interface CompetenceState {
  readonly level: NurseRecordRow['level'];
  readonly since: string | null;
  readonly evidence: string | null;
  readonly missing: readonly CompetenceGap[];
  readonly packageOfferedOn: string | null;
  readonly packageCompletedOn: string | null;
}

/**
 * What a person's entries say about her competence.
 * @param records her entries, oldest first
 */
export function assessCompetence(records: readonly NurseRecordRow[]): CompetenceState {
  const lastOf = (kind: NurseRecordRow['kind']) => records.findLast((row) => row.kind === kind)?.date ?? null;
  const levels = records.filter(({ kind }) => kind === 'COMPETENCE_LEVEL');
  const last = levels.at(-1);
  const run = levels.slice(levels.findLastIndex(({ level }) => level !== last?.level) + 1);
  const state = {
    level: last?.level ?? null,
    since: run[0]?.date ?? null,
    evidence: last?.evidence ?? null,
    packageOfferedOn: lastOf('PACKAGE_OFFERED'),
    packageCompletedOn: lastOf('PACKAGE_COMPLETED'),
  };
  return { ...state, missing: gaps(state) };
}

/** Who has level B or higher lacks at most the ground for it; before that, the package is the way there. */
function gaps({ level, evidence, packageOfferedOn, packageCompletedOn }: Omit<CompetenceState, 'missing'>): CompetenceGap[] {
  if (level === 'B' || level === 'C') return evidence === null ? ['NO_EVIDENCE'] : [];
  const gap: CompetenceGap = level === null ? 'NO_LEVEL' : 'BELOW_B';
  if (packageCompletedOn !== null) return [gap];
  return [gap, packageOfferedOn === null ? 'PACKAGE_NOT_OFFERED' : 'PACKAGE_NOT_COMPLETED'];
}
