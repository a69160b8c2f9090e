import { line, mustBeVersion, mustExist, narrative, optionalLine } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { type SectorCommand, type SectorWork } from '../change/sector-work.js';
import { changeEntry, entryStates } from '../roster/entry.rules.js';
import { mustActFor, rolesOf } from '../roster/person.rules.js';
import { nameColumns } from '../search/search-text.js';
import { DecideCorrectionInput, ProposeCorrectionInput } from './correction.input.js';
import { REQUEST } from './request.result.js';
import { findRequest, openRequest, settle } from './request.rules.js';

/** Asks for a correction of one's own entry (be om retting). */
export const proposeCorrection: SectorCommand<ProposeCorrectionInput> = {
  verb: 'propose',
  noun: 'Correction',
  description: 'Asks for a correction of one’s own entry (be om retting). For the person herself; her coordinator decides.',
  roles: rolesOf(['SELF']),
  Input: ProposeCorrectionInput,
  result: REQUEST,
  async run(input, work) {
    const { nurseId } = input;
    const network = mustExist(await mustActFor(work, nurseId, ['SELF']), 'nurseId');
    const name = optionalLine(input.name, 'name');
    const note = input.note == null || input.note.trim() === '' ? null : narrative(input.note, 'note');
    if (name === null && note === null) throw new Refusal('EMPTY', 'name');
    await checkNew(work, nurseId, name, note);
    return { objectId: await openRequest(work, { kind: 'CORRECTION', network, nurseId, name, note }), person: nurseId, network };
  },
};

/** Decides about a correction that somebody asked for (avgjøre retting). */
export const decideCorrection: SectorCommand<DecideCorrectionInput> = {
  verb: 'decide',
  noun: 'Correction',
  description: 'Approves or declines a correction (avgjøre retting). For the coordinator of the person’s network.',
  roles: rolesOf(['COORDINATOR']),
  Input: DecideCorrectionInput,
  result: REQUEST,
  async run(input, work) {
    const before = await findRequest(work, input.requestId, ['CORRECTION']);
    const nurseId = mustExist(before.nurseId, 'requestId');
    const network = await mustActFor(work, nurseId, ['COORDINATOR']);
    mustBeVersion(input.expectedVersion, before.version);
    const note = input.note == null || input.note.trim() === '' ? null : narrative(input.note, 'note');
    await settle(work, before, input.approve ? 'APPROVED' : 'DECLINED', note);
    if (input.approve && before.name !== null) await rename(work, nurseId, before.name);
    return { objectId: before.requestId, person: nurseId, network };
  },
};

async function rename(work: SectorWork, nurseId: string, wish: string): Promise<void> {
  const name = line(wish, 'name');
  await changeEntry(work, await entryStates(work, nurseId), { name, ...nameColumns(name) });
}

/** The same is not asked for twice while it waits. */
async function checkNew({ db }: SectorWork, nurseId: string, name: string | null, note: string | null): Promise<void> {
  const waiting = await db
    .selectFrom('requestVersion')
    .select(['name', 'note'])
    .where('nurseId', '=', nurseId)
    .where('kind', '=', 'CORRECTION')
    .where('status', '=', 'REQUESTED')
    .where('supersededAt', 'is', null)
    .execute();
  if (waiting.some((other) => other.name === name && other.note === note)) throw new Refusal('ALREADY_RECORDED');
}
