import { Directive, Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../subgraph/date.js';
import { Node } from '../node.type.js';
import type { NurseVersionRow } from '../rows.js';
import { AppointmentBasis, EndReason, HiddenReason, NurseRole, Visibility } from '../vocabulary.js';

@Directive('@shareable')
@ObjectType({ description: 'How to reach somebody at work; never a private address or number.' })
export class Contact {
  @Field(() => String, { nullable: true, description: 'Work e-mail.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Work telephone.' })
  phone!: string | null;
}

@InterfaceType({
  implements: Node,
  autoRegisterImplementations: false,
  resolveType: (value: { __typename: string }) => value.__typename,
  description:
    'A person with the task of a resource nurse (ressurssykepleier): a nurse or specialist nurse with a special area of responsibility and a defined task towards patients who need palliative care at her workplace.',
})
export abstract class Nurse extends Node {
  @Field(() => String, { nullable: true, description: 'Whole name; null where the caller may not see it.' })
  name!: string | null;

  @Field(() => NurseRole, { description: 'Her capacity.' })
  role!: NurseRole;

  @Field(() => Visibility, { description: 'Her own choice for her entry.' })
  visibility!: Visibility;

  @Field(() => Contact, {
    nullable: true,
    description: 'Work contact; where the caller may not see it, null, and `contactHidden` says why.',
  })
  contact!: Contact | null;

  @Field(() => HiddenReason, { nullable: true, description: 'Why `contact` is null; null when it is not.' })
  contactHidden!: HiddenReason | null;

  @Field(() => Boolean, { description: 'Invented for the demonstration: no such person exists.' })
  demo!: boolean;
}

@Directive('@shareable')
@ObjectType({ description: 'Somebody has the task in a unit in an interval (utnevning).' })
export class Appointment {
  @Field(() => ID, { description: 'Stable id of the appointment.' })
  id!: string;

  @Field(() => NurseRole, { description: 'In which capacity.' })
  role!: NurseRole;

  @Field(() => AppointmentBasis, { description: 'Why she was appointed.' })
  basis!: AppointmentBasis;

  @Field(() => DateScalar, { description: 'First day.' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last; null while no end is known.' })
  validTo!: string | null;

  @Field(() => EndReason, { nullable: true, description: 'Why it ended or will end.' })
  endReason!: EndReason | null;

  @Field(() => ID, { nullable: true, description: 'The appointment that took over.' })
  successorId!: string | null;

  @Field(() => DateTimeScalar, { description: 'When the system learned this.' })
  recordedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When a later record took its place; null for what is believed now.' })
  supersededAt!: string | null;

  readonly unitId!: string;
  readonly moment!: string;
}

/** What the API shows of a person's row to an anonymous caller. */
export function presentNurse(row: NurseVersionRow, prefix: string, moment: string): Nurse {
  const open = row.visibility === 'PUBLIC';
  const registered = row.email !== null || row.phone !== null;
  const hidden =
    row.visibility === 'NETWORK' ? 'NETWORK_ONLY' : row.visibility === 'PRIVATE' ? 'PRIVATE' : registered ? null : 'NOT_REGISTERED';
  return {
    __typename: `${prefix}Nurse`,
    id: row.nurseId,
    moment,
    name: open ? row.name : null,
    role: row.role,
    visibility: row.visibility,
    contact: hidden === null ? { email: row.email, phone: row.phone } : null,
    contactHidden: hidden,
    demo: Boolean(row.demo),
  };
}
