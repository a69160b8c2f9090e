import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../../shared/command/user-error.js';
import { TransferStatus } from '../../../shared/sector/transfer/transfer.vocabulary.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import { NurseReference } from '../network/network.type.js';

@Access('PUBLIC')
@ObjectType({ description: 'A person’s move from one data owner to another (overføring).' })
export class Transfer {
  @Field(() => TransferStatus, { description: 'How far it has come. While it is STARTED, the person may be counted at both owners.' })
  status!: TransferStatus;

  @Field(() => NurseReference, { nullable: true, description: 'Her record at the owner whom she leaves.' })
  from!: NurseReference | null;

  @Field(() => NurseReference, { nullable: true, description: 'Her record at the new owner; null until she is taken in.' })
  to!: NurseReference | null;

  @Field(() => DateScalar, { description: 'First day at the new owner.' })
  date!: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'What a transfer gave: how far it came, or why it was refused.' })
export class TransferPayload {
  @Field(() => Transfer, { nullable: true, description: 'The transfer; null if nothing was begun.' })
  transfer!: Transfer | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty if it was done. With a transfer: why it could not be completed.' })
  userErrors!: UserError[];
}
