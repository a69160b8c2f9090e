import { mustBeVersion, optionalLine } from '../../command/read-input.js';
import { type SectorCommand } from '../change/sector-work.js';
import { readEmail, readPhone } from './contact.js';
import { SetVisibilityInput, UpdateContactInput } from './entry.input.js';
import { changeEntry, changeVisibility, entryStates, versionOf } from './entry.rules.js';
import { NURSE } from './nurse.result.js';
import { mustActFor, rolesOf } from './person.rules.js';

/** Changes a person's work contact (endre kontakt). */
export const updateContact: SectorCommand<UpdateContactInput> = {
  verb: 'update',
  noun: 'Contact',
  description: 'Changes a person’s work contact at once (endre kontakt). For the person herself and the coordinator of her network.',
  roles: rolesOf(['SELF', 'COORDINATOR']),
  Input: UpdateContactInput,
  result: NURSE,
  async run({ nurseId, email, phone, expectedVersion }, work) {
    const network = await mustActFor(work, nurseId, ['SELF', 'COORDINATOR']);
    const states = await entryStates(work, nurseId);
    mustBeVersion(expectedVersion, versionOf(states));
    await changeEntry(work, states, {
      ...(email == null ? {} : { email: readEmail(optionalLine(email, 'email'), 'email') }),
      ...(phone == null ? {} : { phone: readPhone(optionalLine(phone, 'phone'), 'phone') }),
    });
    return { objectId: nurseId, person: nurseId, network };
  },
};

/** Sets who may see a person's name and contact (velge synlighet). */
export const setVisibility: SectorCommand<SetVisibilityInput> = {
  verb: 'set',
  noun: 'Visibility',
  description:
    'Sets who may see a person’s name and contact (velge synlighet); it holds at once, and for days gone by. For the person herself, and the coordinator of her network on her behalf.',
  roles: rolesOf(['SELF', 'COORDINATOR']),
  Input: SetVisibilityInput,
  result: NURSE,
  async run({ nurseId, visibility, expectedVersion }, work) {
    const network = await mustActFor(work, nurseId, ['SELF', 'COORDINATOR']);
    const states = await entryStates(work, nurseId);
    mustBeVersion(expectedVersion, versionOf(states));
    await changeVisibility(work, states, visibility);
    return { objectId: nurseId, person: nurseId, network };
  },
};
