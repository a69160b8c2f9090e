import { Directive, Field, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { AppointmentBasis, EndReason, NurseRole } from '../roster/roster.vocabulary.js';
import { ServiceType } from '../unit/unit.vocabulary.js';

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({
  description:
    'An appointment (oppnevning) without person, unit, contact or exact date, for analysts. What fewer than 5 share is told more coarsely or not at all.',
})
export class AppointmentRecord {
  @Field(() => String, { description: 'Slug of the network of its unit: on its last day, today while it lasts.' })
  network!: string;

  @Field(() => ServiceType, { description: 'Service type of its unit on the same day.' })
  serviceType!: ServiceType;

  @Field(() => NurseRole, { description: 'In which capacity.' })
  role!: NurseRole;

  @Field(() => AppointmentBasis, { description: 'Why somebody was appointed.' })
  basis!: AppointmentBasis;

  @Field(() => String, {
    nullable: true,
    description:
      'When it began: quarter (`2024-Q3`), where at least 5 of the network and service type share it; else year (`2024`), where at least 5 do; else null.',
  })
  from!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The quarter or year of its last day, by the same rule; null while it lasts.',
  })
  to!: string | null;

  @Field(() => Boolean, { description: 'It is over.' })
  ended!: boolean;

  @Field(() => EndReason, {
    nullable: true,
    description:
      'Why it ended. Shown where at least 5 of the network ended for that reason in the year, and at least 5 rows, not all for the one reason, are alike in all else, which is public and would lead to the person. Else null.',
  })
  endReason!: EndReason | null;

  @Field(() => Boolean, { description: 'It is over, and somebody took over.' })
  succeeded!: boolean;

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;
}
