import { Directive, Field, ObjectType } from 'type-graphql';
import { Access } from '../subgraph/access.js';
import { DateTimeScalar } from '../subgraph/date.js';
import { SourceState } from './source-state.js';

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Whether a data owner (dataeier) is in an answer.' })
export class SourceStatus {
  @Field(() => String, { description: 'Slug of the sector.' })
  sector!: string;

  @Field(() => SourceState, { description: 'How it took part.' })
  state!: SourceState;

  @Field(() => String, { nullable: true, description: 'Version of its data; changes with every write. Null when it did not answer.' })
  dataVersion!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its data last changed. Null when it did not answer.' })
  asOf!: string | null;

  @Field(() => String, { nullable: true, description: 'For people: what is missing and what to do. Null when all is well.' })
  message!: string | null;
}
