import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import type { SectorContext } from '../sector-context.js';
import { Unit } from '../unit/unit.type.js';
import { Acknowledgement, presentAcknowledgement } from './acknowledgement.type.js';
import { presentAdoption, ToolAdoption } from './tool-adoption.type.js';
import { currentAdoptions } from './unit-record.repository.js';

/** What a sector tells about what is recorded of its units. */
@Resolver(() => Unit)
export class UnitRecordResolver {
  @Access('NETWORK')
  @FieldResolver(() => [ToolAdoption], {
    nullable: true,
    description:
      'How far the unit had come with each clinical tool on the day (verktøy i bruk); a tool that is missing was never reported.',
  })
  async toolAdoptions(@Root() { id, moment, scope }: Unit, @Ctx() { loaders }: SectorContext): Promise<ToolAdoption[]> {
    const rows = await loaders.adoptionsOfUnit.load({ id, moment });
    return currentAdoptions(rows).map((row) => presentAdoption(row, scope));
  }

  @Access('NETWORK')
  @FieldResolver(() => [Acknowledgement], {
    nullable: true,
    description: 'Receipts up to the day that governing documents are known in the unit (kvitteringer), newest first.',
  })
  async acknowledgements(@Root() { id, moment, scope }: Unit, @Ctx() { loaders }: SectorContext): Promise<Acknowledgement[]> {
    const rows = await loaders.acknowledgementsOfUnit.load({ id, moment });
    return rows.toReversed().map((row) => presentAcknowledgement(row, scope));
  }
}
