import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../shared/subgraph/access.js';
import { DateScalar } from '../../shared/subgraph/date.js';

@Access('PUBLIC')
@ObjectType({ description: 'A period; half-open: `to` is the day after the last.' })
export class Period {
  @Field(() => DateScalar, { nullable: true, description: 'First day; null where the source does not say.' })
  from!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last; null while it lasts or where the source does not say.' })
  to!: string | null;
}
