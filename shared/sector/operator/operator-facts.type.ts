import { Directive, Field, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { SourceStatus } from '../source-status.type.js';

@Directive('@shareable')
@Directive('@inaccessible')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: who runs a network (nettverksdrifter) on a day, or that the place is vacant.' })
export class OperatorFact {
  @Field(() => String, { description: 'Slug of the network.' })
  network!: string;

  @Field(() => String, { nullable: true, description: 'Function or organisation; null while the place is vacant.' })
  name!: string | null;

  @Field(() => String, { description: 'First day of this state.' })
  validFrom!: string;

  @Field(() => String, { nullable: true, description: 'Day after the last; null while it lasts.' })
  validTo!: string | null;

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;
}

@Directive('@shareable')
@Directive('@inaccessible')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: who runs the networks of this sector on a day.' })
export class OperatorFacts {
  @Field(() => [OperatorFact], { description: 'Each place; none for a network of which nothing is recorded.' })
  operators!: OperatorFact[];

  @Field(() => SourceStatus, { description: 'This sector’s line in `sources`.' })
  source!: SourceStatus;
}
