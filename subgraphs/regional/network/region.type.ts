import { Field, ObjectType } from 'type-graphql';
import type { Registry } from '../../../shared/sectors.js';
import { Access } from '../../../shared/subgraph/access.js';

@Access('PUBLIC')
@ObjectType({ description: 'A region (område): Vestre Viken or Oslo.' })
export class Region {
  @Field(() => String, { description: 'Stable key: `vestre-viken` or `oslo`.' })
  slug!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  readonly moment!: string;
}

/** A region of the registry. */
export function presentRegion(registry: Registry, slug: string, moment = ''): Region {
  const region = registry.regions.find((candidate) => candidate.slug === slug);
  if (!region) throw new Error(`region ${slug} is not in the registry`);
  return { ...region, moment };
}
