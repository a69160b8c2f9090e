import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql';
import { CommandInput, type ResultType } from '../../command/command.js';
import { mustExist } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { Access } from '../../subgraph/access.js';
import { DateScalar, DateTimeScalar, today } from '../../subgraph/date.js';
import { NOW } from '../../subgraph/moment.js';
import { type SectorCommand, type SectorWork } from '../change/sector-work.js';
import { findAppointment, networkOfUnit } from '../roster/appointment.rules.js';
import type { SectorContext } from '../sector-context.js';
import { holds } from '../time.js';
import { mustBe } from '../viewer/viewer.js';
import { Verification as VerificationRow } from './verification.entity.js';
import type { VerificationKind } from './verification.vocabulary.js';

/** Most records in one go. */
const MOST = 500;

@InputType({ description: '«Still right» for many records at once (bekrefte listen).' })
export class VerifyRecordsInput extends CommandInput {
  @Field(() => [ID], { description: `Ids of persons (their contact) and appointments; at most ${MOST}. All are verified or none.` })
  ids!: string[];
}

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'A verification of some records (bekreftelse).' })
class Verification {
  @Field(() => DateScalar, { description: 'The day.' })
  date!: string;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: string;

  @Field(() => [ID], { description: 'Ids of what was verified.' })
  ids!: string[];
}

const VERIFICATION: ResultType<SectorContext> = {
  name: 'Verification',
  field: 'verification',
  type: () => Verification,
  description: 'What was verified.',
  load: async ({ id }, { db }) => {
    const rows = await db.selectFrom('verification').selectAll().where('recordedAt', '=', id).orderBy('id').execute();
    return { date: rows[0]?.date, recordedAt: id, ids: rows.map(({ objectId }) => objectId) };
  },
};

/** Verifies records in bulk (bekrefte). */
export const verifyRecords: SectorCommand<VerifyRecordsInput> = {
  verb: 'verify',
  noun: 'Records',
  description: 'Says that records are still right (bekrefte): the coordinator for her network, a nurse for her own contact.',
  roles: ['NURSE', 'COORDINATOR', 'REGION_EDITOR'],
  Input: VerifyRecordsInput,
  result: VERIFICATION,
  async run({ ids }, work) {
    if (ids.length === 0) throw new Refusal('EMPTY', 'ids');
    if (ids.length > MOST) throw new Refusal('TOO_LONG', 'ids', { most: MOST });
    const [persons, networks] = [new Set<string>(), new Set<string>()];
    for (const [i, id] of [...new Set(ids)].entries()) {
      const { kind, person, network } = await mustVerify(work, id, `ids.${i}`);
      persons.add(person);
      networks.add(network);
      await work.em.insert(VerificationRow, { objectId: id, kind, date: today(), recordedAt: work.now } as never);
    }
    const [network = null, other] = networks;
    // One instant is one verification: no two transactions share theirs.
    return { objectId: work.now, persons: [...persons], network: other === undefined ? network : null };
  },
};

/** What a record is: which part of the roster, of whom, and in which network. */
interface Verifiable {
  readonly kind: VerificationKind;
  readonly person: string;
  readonly network: string;
}

/** Lets pass whoever may verify a record, and says what it is. */
async function mustVerify(work: SectorWork, id: string, field: string): Promise<Verifiable> {
  const { viewer } = work;
  const appointment = await findAppointment(work, id);
  if (appointment) {
    const network = await networkOfUnit(work, appointment.unitId, today());
    mustBe(viewer, viewer.coordinates.includes(network), `the coordinator of the network ${network}`);
    return { kind: 'APPOINTMENT', person: appointment.nurseId, network };
  }
  const networks = await work.db
    .selectFrom('appointmentVersion as a')
    .innerJoin('unitVersion as u', 'u.unitId', 'a.unitId')
    .select('u.network')
    .where('a.nurseId', '=', id)
    .where(holds('a', NOW))
    .where(holds('u', NOW))
    .execute();
  const { network: first } = mustExist(networks[0], field);
  const own = networks.find(({ network }) => viewer.coordinates.includes(network));
  mustBe(viewer, own !== undefined || viewer.selves.includes(id), 'the coordinator of her network, or herself');
  return { kind: 'CONTACT', person: id, network: own?.network ?? first };
}
