import { Field, Int, ObjectType } from 'type-graphql';
import { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import { Network } from '../network/network.type.js';
import { FreshnessCount, QualityFigures } from './figures.type.js';
import { UnallocatedShare } from './unallocated.type.js';

@Access('PUBLIC')
@ObjectType({ description: 'Quality of the data of a network.' })
export class NetworkQuality {
  @Field(() => Network, { nullable: true, description: 'The network.' })
  network!: Network | null;

  @Field(() => Boolean, { description: 'Its owner answered.' })
  available!: boolean;

  @Field(() => QualityFigures, { nullable: true, description: 'The figures; null if its owner does not answer.' })
  figures!: QualityFigures | null;
}

@Access('PUBLIC')
@ObjectType({
  description:
    'Whether the data are complete and fresh (datakvalitet). Reports are those of `year`; entries, units and ages are looked at on `asOf`, which is today whatever the year.',
})
export class DataQuality {
  @Field(() => Int, { description: 'The year reported on.' })
  year!: number;

  @Field(() => DateScalar, { description: 'The day on which entries, units and ages are looked at: today.' })
  asOf!: string;

  @Field(() => [NetworkQuality], { description: 'Always all seven networks, in the order of the registry.' })
  networks!: NetworkQuality[];

  @Field(() => QualityFigures, {
    description: 'Of all owners that answered, from counts; somebody who works in two networks of an owner counts once.',
  })
  total!: QualityFigures;

  @Field(() => [FreshnessCount], { description: 'Freshness of what belongs to no network: entries of the national register, population.' })
  registers!: FreshnessCount[];

  @Field(() => [UnallocatedShare], { description: 'Published figures of areas whose distribution over sub-districts is not published.' })
  unallocated!: UnallocatedShare[];

  @Field(() => Boolean, { description: 'All owners answered.' })
  complete!: boolean;

  @Field(() => [SourceStatus], { description: 'How each owner took part.' })
  sources!: readonly SourceStatus[];
}
