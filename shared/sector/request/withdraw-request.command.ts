import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput } from '../../command/command.js';
import { mustBeVersion } from '../../command/read-input.js';
import { type SectorCommand } from '../change/sector-work.js';
import { mustBe } from '../viewer/viewer.js';
import { REQUEST } from './request.result.js';
import { findRequest, settle } from './request.rules.js';
import { RequestKind } from './request.vocabulary.js';

@InputType({ description: 'A request to be taken back (trekke tilbake).' })
export class WithdrawRequestInput extends ChangeInput {
  @Field(() => ID, { description: 'The request.' })
  requestId!: string;
}

/** Takes a request back (trekke). */
export const withdrawRequest: SectorCommand<WithdrawRequestInput> = {
  verb: 'withdraw',
  noun: 'Request',
  description:
    'Takes a request back that waits for a decision (trekke forespørsel). For the nurse herself; a nomination for the leader of the unit.',
  roles: ['NURSE', 'LEADER'],
  Input: WithdrawRequestInput,
  result: REQUEST,
  async run({ requestId, expectedVersion }, work) {
    const before = await findRequest(work, requestId, Object.values(RequestKind));
    const { selves, leads } = work.viewer;
    const isHers = before.kind === 'NOMINATION' ? leads.includes(before.unitId ?? '') : selves.includes(before.nurseId ?? '');
    mustBe(work.viewer, isHers, 'whoever may make such a request');
    mustBeVersion(expectedVersion, before.version);
    await settle(work, before, 'WITHDRAWN', null);
    return { objectId: requestId, person: before.nurseId, network: before.network };
  },
};
