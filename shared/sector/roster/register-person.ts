import { line, optionalLine } from '../../command/read-input.js';
import { newId, record, restate } from '../../command/versions.js';
import { type SectorWork } from '../change/sector-work.js';
import { NurseIdentity, NurseVersion } from '../entities.js';
import { nameColumns } from '../search/search-text.js';
import type { NewPersonInput } from './appointment.input.js';
import { readEmail, readPhone } from './contact.js';
import type { NurseRole } from './roster.vocabulary.js';

/** Takes a new person into the roster. */
export async function registerPerson(work: SectorWork, person: NewPersonInput, role: NurseRole, from: string): Promise<string> {
  const nurseId = newId(work, 'nurse');
  const name = line(person.name, 'person.name');
  await work.em.insert(NurseIdentity, { id: nurseId });
  await record(work, NurseVersion, {
    nurseId,
    name,
    ...nameColumns(name),
    role,
    visibility: person.visibility ?? 'NETWORK',
    email: readEmail(optionalLine(person.email, 'person.email'), 'person.email'),
    phone: readPhone(optionalLine(person.phone, 'person.phone'), 'person.phone'),
    validFrom: from,
    validTo: null,
  });
  return nurseId;
}

/** Whether the roster knows a person. */
export async function nurseExists({ db }: SectorWork, nurseId: string): Promise<boolean> {
  const row = await db.selectFrom('nurse').select('id').where('id', '=', nurseId).executeTakeFirst();
  return row !== undefined;
}

/** Lets a person's entry begin no later than a day on which she is appointed: whoever counts is listed too. */
export async function knowFrom(work: SectorWork, nurseId: string, from: string): Promise<void> {
  const first = await work.db
    .selectFrom('nurseVersion')
    .selectAll()
    .where('nurseId', '=', nurseId)
    .where('supersededAt', 'is', null)
    .orderBy('validFrom')
    .executeTakeFirst();
  // One that was written in this very transaction begins as it should.
  if (first && first.validFrom > from && first.recordedAt < work.now) await restate(work, NurseVersion, first, { validFrom: from });
}
