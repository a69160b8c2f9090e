import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar } from '../../subgraph/date.js';
import type { NurseState } from '../roster/nurse.repository.js';
import { Visibility } from '../roster/roster.vocabulary.js';
import type { AccessScope, Scoped } from '../viewer/access-scope.js';
import type { TransferState } from './transfer.repository.js';
import { TransferDirection, TransferStatus } from './transfer.vocabulary.js';

@Directive('@shareable')
@Access('RESTRICTED')
@ObjectType({
  description:
    'A move between owners (overføring). Each owner keeps a record of the person; this joins them, also where she hides her name at one of them.',
})
export class NurseTransfer implements Scoped {
  @Field(() => ID, { description: 'Id of the move, the same at both owners.' })
  id!: string;

  @Field(() => TransferDirection, { description: 'Which way.' })
  direction!: TransferDirection;

  @Field(() => TransferStatus, { description: 'How far it has come.' })
  status!: TransferStatus;

  @Field(() => String, { description: 'Slug of the other owner.' })
  otherSector!: string;

  @Field(() => ID, { nullable: true, description: 'Her record at the other owner; null until she is taken in there.' })
  otherNurseId!: string | null;

  @Field(() => ID, { description: 'The unit that she moves to.' })
  unitId!: string;

  @Field(() => DateScalar, { description: 'First day there.' })
  date!: string;

  readonly scope!: AccessScope;
}

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: what of a person moves with her.' })
export class TransferredPerson {
  @Field(() => String, { description: 'Whole name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Work e-mail.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Work telephone.' })
  phone!: string | null;

  @Field(() => Visibility, { description: 'Her own choice for her entry.' })
  visibility!: Visibility;

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;
}

@Directive('@inaccessible')
@Directive('@shareable')
@ObjectType({ description: 'Internal: an owner’s part of a move.' })
export class TransferPart implements Scoped {
  @Access('PUBLIC')
  @Field(() => ID, { description: 'Id of the move.' })
  id!: string;

  @Access('PUBLIC')
  @Field(() => TransferStatus, { description: 'How far it has come.' })
  status!: TransferStatus;

  @Access('PUBLIC')
  @Field(() => ID, { description: 'The person at this owner.' })
  nurseId!: string;

  @Access('RESTRICTED')
  @Field(() => TransferredPerson, { nullable: true, description: 'What moves with her.' })
  person!: TransferredPerson | null;

  readonly scope!: AccessScope;
}

/** What the API shows of a move. */
export function presentTransfer(row: TransferState): NurseTransfer {
  const { transferId: id, direction, status, otherSector, otherNurseId, unitId, date, nurseId } = row;
  return { id, direction, status, otherSector, otherNurseId, unitId, date, scope: { kind: 'person', id: nurseId } };
}

/** An owner’s part of a move, for `regional`. */
export function presentPart({ transferId: id, status, nurseId }: TransferState, nurse: NurseState | null): TransferPart {
  const person = nurse && {
    name: nurse.name,
    email: nurse.email,
    phone: nurse.phone,
    visibility: nurse.visibility,
    demo: Boolean(nurse.demo),
  };
  return { id, status, nurseId, person, scope: { kind: 'person', id: nurseId } };
}
