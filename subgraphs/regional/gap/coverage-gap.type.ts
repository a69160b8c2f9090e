import { Field, Int, ObjectType } from 'type-graphql';
import { createConnection } from '../../../shared/sector/create-connection.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import { Network, UnitReference } from '../network/network.type.js';

@Access('PUBLIC')
@ObjectType({
  description:
    'A unit (enhet) without a resource nurse (ressurssykepleier), or a resource person (ressursperson) in her place, on the day: a gap in the coverage (dekningshull).',
})
export class CoverageGap {
  @Field(() => UnitReference, { nullable: true, description: 'The unit. Null only if its owner fell silent.' })
  unit!: object | null;

  @Field(() => Network, { nullable: true, description: 'The network that it belongs to on the day.' })
  network!: Network | null;

  @Field(() => DateScalar, {
    description: 'First day without a resource nurse; if there never was one, the first day of the unit. The same as `Unit.vacantSince`.',
  })
  vacantSince!: string;

  @Field(() => Int, { description: 'Days from `vacantSince` to the day that is asked about; 0 on the first.' })
  daysVacant!: number;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'When the last appointment ended, as `Appointment.validTo`: the day after its last. Null if there never was one.',
  })
  lastEndedOn!: string | null;

  @Field(() => Boolean, { description: 'By the day, it never had a resource nurse.' })
  neverCovered!: boolean;
}

/** A page of gaps. */
export const CoverageGapConnection = createConnection('CoverageGap', CoverageGap);
