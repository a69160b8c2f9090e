import { Directive, Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar, DateTimeScalar } from '../../subgraph/date.js';
import { Node } from '../node.type.js';
import type { AccessScope, Scoped } from '../viewer/access-scope.js';
import type { NurseState } from './nurse.repository.js';
import { AppointmentBasis, EndReason, HiddenReason, NurseRole, Visibility } from './roster.vocabulary.js';

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'How to reach somebody at work; never a private address or number.' })
export class Contact {
  @Field(() => String, { nullable: true, description: 'Work e-mail.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Work telephone.' })
  phone!: string | null;
}

@Access('PUBLIC')
@InterfaceType({
  implements: Node,
  autoRegisterImplementations: false,
  resolveType: (value: { __typename: string }) => value.__typename,
  description:
    'A person with the task of a resource nurse (ressurssykepleier): a nurse or specialist nurse with a special area of responsibility and a defined task towards patients who need palliative care at her workplace; or a resource person (ressursperson), of another health profession in the same task, which `role` says. Counts are of both.',
})
export abstract class Nurse extends Node implements Scoped {
  @Field(() => String, { nullable: true, description: 'Whole name; null where the caller may not see it.' })
  name!: string | null;

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

  @Field(() => Int, { description: 'Version of the entry, for `expectedVersion` of a change.' })
  version!: number;

  readonly scope!: AccessScope;
  readonly recordedAt!: string;
  /** The role that she was entered with: hers only as long as no appointment says another. */
  readonly enteredRole!: NurseRole;
}

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Somebody has the task in a unit in an interval (oppnevning).' })
export class Appointment implements Scoped {
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

  @Access('RESTRICTED')
  @Field(() => EndReason, { nullable: true, description: 'Why it ended or will end. For herself, her leader and her coordinator.' })
  endReason!: EndReason | null;

  @Field(() => ID, { nullable: true, description: 'The appointment that took over.' })
  successorId!: string | null;

  @Field(() => DateTimeScalar, { description: 'When the system learned this.' })
  recordedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When a later record took its place; null for what is believed now.' })
  supersededAt!: string | null;

  @Field(() => Int, { description: 'Version of the record, for `expectedVersion` of a change.' })
  version!: number;

  readonly scope!: AccessScope;
  readonly unitId!: string;
  readonly moment!: string;
}

/** What the API shows of a person's row. */
export function presentNurse(row: NurseState, prefix: string, moment: string): Nurse {
  return {
    __typename: `${prefix}Nurse`,
    id: row.nurseId,
    moment,
    version: row.version,
    name: row.shown ? row.name : null,
    enteredRole: row.role,
    visibility: row.visibility,
    contact: hiddenReason(row) === null ? { email: row.email, phone: row.phone } : null,
    contactHidden: hiddenReason(row),
    demo: Boolean(row.demo),
    scope: { kind: 'person', id: row.nurseId },
    recordedAt: row.recordedAt,
  };
}

function hiddenReason({ shown, visibility, email, phone }: NurseState): HiddenReason | null {
  if (!shown) return visibility === 'PRIVATE' ? 'PRIVATE' : 'NETWORK_ONLY';
  return email === null && phone === null ? 'NOT_REGISTERED' : null;
}
