import type { CommandInput, Done } from '../../command/command.js';
import { mustBeVersion, mustExist } from '../../command/read-input.js';
import { newId, record, supersede } from '../../command/versions.js';
import { type SectorCommand, type SectorWork } from '../change/sector-work.js';
import { mustActFor, rolesOf } from '../roster/person.rules.js';
import { NurseRecordVersion } from './nurse-record.entity.js';
import {
  CorrectRecordInput,
  RecordCompetenceInput,
  RecordConversationInput,
  type RecordInput,
  RecordPackageInput,
  RecordPlacementInput,
  RecordTeachingInput,
} from './nurse-record.input.js';
import { NURSE_RECORD } from './nurse-record.result.js';
import { checkNew, RECORD_RULES, type RecordDraft, readContent } from './nurse-record.rules.js';
import type { NurseRecordKind } from './record.vocabulary.js';

/** A command that makes an entry of a kind, and what it says; the package has two kinds, for the same people. */
function entry<Input extends RecordInput>(
  noun: string,
  kind: NurseRecordKind,
  description: string,
  Input: new () => Input,
  read: (input: Input) => RecordDraft & { readonly kind?: NurseRecordKind },
): SectorCommand<Input> {
  return {
    verb: 'record',
    noun,
    description,
    roles: rolesOf(RECORD_RULES[kind].by),
    Input: Input as new () => CommandInput,
    result: NURSE_RECORD,
    run: async (input, work) => {
      const { kind: exact = kind, ...draft } = read(input);
      return enter(work, input.nurseId, exact, { ...draft, date: input.date });
    },
  };
}

async function enter(work: SectorWork, nurseId: string, kind: NurseRecordKind, draft: RecordDraft): Promise<Done> {
  const network = await mustActFor(work, nurseId, RECORD_RULES[kind].by);
  const content = readContent(kind, draft);
  await checkNew(work, nurseId, kind, content);
  const nurseRecordId = newId(work, 'nurse-record');
  await record(work, NurseRecordVersion, { nurseRecordId, nurseId, kind, ...content });
  return { objectId: nurseRecordId, person: nurseId, network };
}

/** Records a level of competence (kompetansenivå). */
export const recordCompetence = entry(
  'Competence',
  'COMPETENCE_LEVEL',
  'Records a person’s level of competence (kompetansenivå). For the coordinator of her network.',
  RecordCompetenceInput,
  ({ level, evidence = null }) => ({ level, evidence }),
);

/** Records a step of the competence package (kompetansepakke). */
export const recordPackage = entry(
  'Package',
  'PACKAGE_OFFERED',
  'Records that the competence package was offered or completed (kompetansepakke). For the coordinator of her network.',
  RecordPackageInput,
  ({ completed }) => ({ kind: completed ? 'PACKAGE_COMPLETED' : 'PACKAGE_OFFERED' }),
);

/** Records an observation placement (hospitering). */
export const recordPlacement = entry(
  'Placement',
  'PLACEMENT',
  'Records an observation placement (hospitering). For the person herself, her leader and the coordinator of her network.',
  RecordPlacementInput,
  ({ days, place }) => ({ days, topic: place }),
);

/** Records internal teaching (internundervisning). */
export const recordTeaching = entry(
  'Teaching',
  'INTERNAL_TEACHING',
  'Records internal teaching (internundervisning). For the person herself, her leader and the coordinator of her network.',
  RecordTeachingInput,
  ({ topic }) => ({ topic }),
);

/** Records the annual conversation (årlig samtale). */
export const recordConversation = entry(
  'Conversation',
  'ANNUAL_CONVERSATION',
  'Records the date of the annual conversation (årlig samtale), never what was said. For her leader and the coordinator of her network.',
  RecordConversationInput,
  () => ({}),
);

/** Corrects or withdraws an entry (rette). */
export const correctRecord: SectorCommand<CorrectRecordInput> = {
  verb: 'correct',
  noun: 'Record',
  description: 'Corrects or withdraws an entry in a person’s own record (rette, trekke). For those who may make such an entry.',
  roles: rolesOf(['SELF', 'LEADER', 'COORDINATOR']),
  Input: CorrectRecordInput,
  result: NURSE_RECORD,
  async run(input, work) {
    const found = await work.db
      .selectFrom('nurseRecordVersion')
      .selectAll()
      .where('nurseRecordId', '=', input.recordId)
      .where('supersededAt', 'is', null)
      .executeTakeFirst();
    const before = mustExist(found, 'recordId');
    const { nurseRecordId, nurseId, kind } = before;
    const network = await mustActFor(work, nurseId, RECORD_RULES[kind].by);
    mustBeVersion(input.expectedVersion, before.version);
    await supersede(work, NurseRecordVersion, [before.version]);
    if (input.withdrawn !== true) {
      const content = readContent(kind, input, before);
      await checkNew(work, nurseId, kind, content, nurseRecordId);
      await record(work, NurseRecordVersion, { nurseRecordId, nurseId, kind, ...content, demo: Boolean(before.demo) });
    }
    return { objectId: nurseRecordId, person: nurseId, network };
  },
};
