import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';

@Access('PUBLIC')
@ObjectType({ description: 'A data owner (dataeier), with a subgraph and a database of its own.' })
export class Sector {
  @Field(() => String, { description: 'Stable key; first part of the ids that it gives out.' })
  slug!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it answers now.' })
  available!: boolean;

  @Field(() => String, { nullable: true, description: 'Version of its data; null when it does not answer.' })
  dataVersion!: string | null;
}
