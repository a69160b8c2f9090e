import { Field, InputType } from 'type-graphql';
import { ServiceType } from '../../../shared/sector/unit/unit.vocabulary.js';

@InputType({ description: 'Narrows a statistic; all parts are optional and all must hold.' })
export class StatisticScope {
  @Field(() => String, { nullable: true, description: 'Slug of the region (område).' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the sector (dataeier).' })
  sector?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the network (nettverk).' })
  network?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the municipality (kommune) or city district (bydel); `0301` means all districts of Oslo.',
  })
  area?: string | null;

  @Field(() => ServiceType, { nullable: true, description: 'Service type (tjenestetype).' })
  serviceType?: ServiceType | null;
}

@InputType({
  description:
    'One group: a region, a sector, a network or an area, or a network and a service type, or a service type alone. Another combination is refused.',
})
export class StatisticGroupRef {
  @Field(() => String, { nullable: true, description: 'Slug of the region (område).' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the sector (dataeier).' })
  sector?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the network (nettverk).' })
  network?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the municipality (kommune) or city district (bydel).' })
  area?: string | null;

  @Field(() => ServiceType, { nullable: true, description: 'Service type (tjenestetype).' })
  serviceType?: ServiceType | null;
}
