import { Field, Int, ObjectType } from 'type-graphql';
import { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import { Network } from '../network/network.type.js';

@Access('PUBLIC')
@ObjectType({ description: 'How far a document is known in a network (kvitteringer), for those with a role there.' })
export class AcknowledgementCount {
  @Field(() => Network, { nullable: true, description: 'The network.' })
  network!: Network | null;

  @Field(() => Int, { description: 'Units with a resource nurse whose leader has acknowledged it, in whatever edition.' })
  units!: number;

  @Field(() => Int, { description: 'Units with a resource nurse: the whole of which `units` is a part.' })
  unitsWithNurse!: number;

  @Field(() => DateScalar, { description: 'The day that is counted for.' })
  asOf!: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'How far a document is known, network by network. They are to be added up, never averaged.' })
export class AcknowledgementCountList {
  @Field(() => [AcknowledgementCount], { description: 'The networks that the caller may ask about.' })
  items!: AcknowledgementCount[];

  @Field(() => Boolean, { description: 'Whether every data owner is in it.' })
  complete!: boolean;

  @Field(() => [SourceStatus], { description: 'How each data owner took part; FORBIDDEN where the caller has no role.' })
  sources!: SourceStatus[];
}
