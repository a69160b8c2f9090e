import { mustBeVersion, mustExist, optionalLine, slug } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { newId, record, restate, supersede } from '../../command/versions.js';
import { type SectorCommand } from '../change/sector-work.js';
import { rolesOf } from '../roster/person.rules.js';
import { AcknowledgementVersion } from './acknowledgement.entity.js';
import { AcknowledgeDocumentInput } from './acknowledgement.input.js';
import { ToolAdoptionVersion } from './tool-adoption.entity.js';
import { SetToolAdoptionInput } from './tool-adoption.input.js';
import { mustActForUnit } from './unit.rules.js';
import { ACKNOWLEDGEMENT, TOOL_ADOPTION } from './unit-record.result.js';

/** Acknowledges a governing document (kvittere). */
export const acknowledgeDocument: SectorCommand<AcknowledgeDocumentInput> = {
  verb: 'acknowledge',
  noun: 'Document',
  description: 'Notes that a governing document is known in a unit (kvittere). For its leader and the coordinator of its network.',
  roles: rolesOf(['LEADER', 'COORDINATOR']),
  Input: AcknowledgeDocumentInput,
  result: ACKNOWLEDGEMENT,
  async run(input, work) {
    const { unitId } = input;
    const { date, network } = await mustActForUnit(work, unitId, input.date);
    // Another owner's: whether it exists cannot be asked within this transaction.
    const documentId = slug(input.documentId, 'documentId');
    const documentVersion = optionalLine(input.documentVersion, 'documentVersion');
    const same = await work.db
      .selectFrom('acknowledgementVersion')
      .select('documentVersion')
      .where('unitId', '=', unitId)
      .where('documentId', '=', documentId)
      .where('date', '=', date)
      .where('supersededAt', 'is', null)
      .execute();
    if (same.some((other) => other.documentVersion === documentVersion)) throw new Refusal('ALREADY_RECORDED', 'documentId');
    const acknowledgementId = newId(work, 'acknowledgement');
    await record(work, AcknowledgementVersion, { acknowledgementId, unitId, documentId, documentVersion, date });
    return { objectId: acknowledgementId, network };
  },
};

/** Sets how far a unit has come with a tool (verktøy i bruk). */
export const setToolAdoption: SectorCommand<SetToolAdoptionInput> = {
  verb: 'set',
  noun: 'ToolAdoption',
  description: 'Sets how far a unit has come with a clinical tool (verktøy i bruk). For its leader and the coordinator of its network.',
  roles: rolesOf(['LEADER', 'COORDINATOR']),
  Input: SetToolAdoptionInput,
  result: TOOL_ADOPTION,
  async run(input, work) {
    const { unitId, tool, status, withdrawn } = input;
    const { date, network } = await mustActForUnit(work, unitId, input.date);
    const states = await work.db
      .selectFrom('toolAdoptionVersion')
      .selectAll()
      .where('unitId', '=', unitId)
      .where('tool', '=', tool)
      .where('supersededAt', 'is', null)
      .orderBy('date')
      .execute();
    mustBeVersion(input.expectedVersion ?? 0, Math.max(0, ...states.map(({ version }) => version)));
    const before = states.find((state) => state.date === date);
    const toolAdoptionId = before?.toolAdoptionId ?? newId(work, 'tool-adoption');
    if (withdrawn === true) {
      await supersede(work, ToolAdoptionVersion, [mustExist(before, 'date').version]);
      // Recorded anew, one that stays has the newest version: whoever read the list before is told.
      const rest = states.findLast((state) => state !== before);
      if (rest) await restate(work, ToolAdoptionVersion, rest, {});
      return { objectId: toolAdoptionId, network };
    }
    if (states.findLast((state) => state.date <= date)?.status === status) throw new Refusal('ALREADY_RECORDED', 'status');
    await supersede(work, ToolAdoptionVersion, before ? [before.version] : []);
    await record(work, ToolAdoptionVersion, { toolAdoptionId, unitId, tool, status, date, demo: Boolean(before?.demo) });
    return { objectId: toolAdoptionId, network };
  },
};
