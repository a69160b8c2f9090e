import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar } from '../../subgraph/date.js';
import type { OperatorState } from './operator.repository.js';

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Who runs the daily work of a network (nettverksdrifter): a function or an organisation, never a person.' })
export class NetworkOperator {
  @Field(() => ID, { description: 'Stable id of the place.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the record, for `expectedVersion` of a change.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Name of the function or organisation; null while the place is vacant.' })
  name!: string | null;

  @Field(() => Boolean, { description: 'The task goes round among several (går på omgang).' })
  rotates!: boolean;

  @Field(() => Boolean, { description: 'Nobody has the task (ubesatt).' })
  vacant!: boolean;

  @Field(() => DateScalar, { description: 'First day of this state.' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last of this state; null while it lasts.' })
  validTo!: string | null;
}

/** What the API shows of an operator's row. */
export function presentOperator({ operatorId: id, version, name, rotates, validFrom, validTo }: OperatorState): NetworkOperator {
  return { id, version, name, rotates: Boolean(rotates), vacant: name === null, validFrom, validTo };
}
