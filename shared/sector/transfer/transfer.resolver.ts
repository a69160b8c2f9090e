import { Arg, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { day } from '../../command/read-input.js';
import { presentRefusal, Refusal, UserError } from '../../command/user-error.js';
import { Access } from '../../subgraph/access.js';
import { MaxAge } from '../../subgraph/max-age.js';
import { NOW } from '../../subgraph/moment.js';
import { Nurse } from '../roster/nurse.type.js';
import type { SectorContext } from '../sector-context.js';
import { believed } from '../time.js';
import { StartTransferInput } from './transfer.input.js';
import { isAt, mustReceive } from './transfer.rules.js';
import { NurseTransfer, presentTransfer } from './transfer.type.js';

/** A person's moves between owners. */
@Resolver(() => Nurse)
export class TransferResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => [NurseTransfer], {
    nullable: true,
    description:
      'Her moves to and from other owners, planned ones too (overføringer), by day. Each owner keeps a record of its own of her.',
  })
  async transfers(@Root() { id, moment }: Nurse, @Ctx() { loaders }: SectorContext): Promise<NurseTransfer[]> {
    return (await loaders.transfersOfNurse.load({ id, moment })).map(presentTransfer);
  }

  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @MaxAge(0)
  @Query(() => [UserError], {
    description: 'Internal: why this owner would not take in a person who moves; empty if it would. Asked before anything is begun.',
  })
  async _mayReceiveTransfer(
    @Arg('input', () => StartTransferInput, { description: 'The move.' }) { nurseId, toUnitId, date }: StartTransferInput,
    @Ctx() { db, viewer, call }: SectorContext,
  ): Promise<UserError[]> {
    try {
      const to = { toUnitId, date: day(date, 'date') };
      const taken = await db
        .selectFrom('transferVersion as t')
        .selectAll()
        .where('t.otherNurseId', '=', nurseId)
        .where('t.direction', '=', 'IN')
        .where(believed('t', NOW))
        .execute();
      await mustReceive({ db, viewer }, to, taken.find((transfer) => isAt(transfer, to)) ?? null);
      return [];
    } catch (error) {
      if (error instanceof Refusal) return [presentRefusal(error, call.language)];
      throw error;
    }
  }
}
