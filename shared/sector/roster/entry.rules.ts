import { Refusal } from '../../command/user-error.js';
import { type VersionFacts } from '../../command/versions.js';
import { today } from '../../subgraph/date.js';
import { amend } from '../change/amend.js';
import type { SectorWork } from '../change/sector-work.js';
import { NurseVersion } from '../entities.js';

/** What may change in a person's entry. */
export type EntryChange = Partial<Pick<VersionFacts<NurseVersion>, 'name' | 'sortKey' | 'searchText' | 'visibility' | 'email' | 'phone'>>;

/** The states of a person's entry that are believed now, oldest first. */
export function entryStates({ db }: SectorWork, nurseId: string) {
  return db
    .selectFrom('nurseVersion')
    .selectAll()
    .where('nurseId', '=', nurseId)
    .where('supersededAt', 'is', null)
    .orderBy('validFrom')
    .execute();
}

/** The states of an entry. */
export type EntryStates = Awaited<ReturnType<typeof entryStates>>;

/** The version of an entry, as `Nurse.version` shows it: the newest among its states. */
export const versionOf = (states: EntryStates): number => Math.max(...states.map(({ version }) => version));

/** Whether an entry holds today or will. */
const isOpen = (states: EntryStates): boolean => states.some(({ validTo }) => validTo === null || validTo > today());

/**
 * Changes an entry from today on.
 * @throws Refusal WRONG_STATE if it has ended
 */
export async function changeEntry(work: SectorWork, states: EntryStates, change: EntryChange): Promise<void> {
  if (!isOpen(states))
    throw new Refusal('WRONG_STATE', 'nurseId', { problem: { nb: 'oppføringen er avsluttet', en: 'the entry has ended' } });
  await amend(work, NurseVersion, states, { from: today(), to: null }, change);
}

/** Changes who may see an entry, from today on; all of it, if it has ended: she may hide what is left of her too. */
export async function changeVisibility(work: SectorWork, states: EntryStates, visibility: NurseVersion['visibility']): Promise<void> {
  const from = isOpen(states) ? today() : (states[0]?.validFrom ?? today());
  await amend(work, NurseVersion, states, { from, to: null }, { visibility });
}
