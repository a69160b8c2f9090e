import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { SourceStatus } from '../source-status.type.js';
import { ServiceType } from '../unit/unit.vocabulary.js';
import { Match } from './match.type.js';

@Directive('@inaccessible')
@InputType({ description: 'Internal: a search in one sector, with slugs and codes already checked.' })
export class SectorSearchInput {
  @Field(() => String, { nullable: true, description: 'Slug of the network.' })
  network?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of areas, of which one must match.' })
  areas?: string[] | null;

  @Field(() => ServiceType, { nullable: true, description: 'Service type.' })
  serviceType?: ServiceType | null;

  @Field(() => Boolean, { nullable: true, description: 'Units only: with or without a resource nurse.' })
  covered?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Folded words to search for.' })
  text?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'With a text: the best matches first, not by name.' })
  byMatch?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Units only: name the persons with an active appointment in each.' })
  withNurses?: boolean | null;

  @Field(() => Boolean, { description: 'Order: true for descending.' })
  descending!: boolean;

  @Field(() => String, { description: 'The moment, as references carry it.' })
  moment!: string;

  @Field(() => [String], { nullable: true, description: 'Position to continue after: sort key and id.' })
  after?: string[] | null;

  @Field(() => Int, { description: 'Most hits to give back.' })
  limit!: number;

  @Field(() => Boolean, { description: 'Count all hits too.' })
  withTotal!: boolean;
}

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: a hit of a search.' })
export class SectorSearchHit {
  @Field(() => ID, { description: 'Id of the row.' })
  id!: string;

  @Field(() => String, { description: 'Sort key, of what the caller may see.' })
  key!: string;

  @Field(() => Match, { nullable: true, description: 'With a text: what of the row it matched.' })
  match?: object | null;

  @Field(() => [ID], { nullable: true, description: 'Of a unit, if asked for: ids of those with an active appointment, longest first.' })
  nurses?: readonly string[] | null;
}

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: what a search in one sector found.' })
export class SectorSearchResult {
  @Field(() => [SectorSearchHit], { description: 'The hits, in order.' })
  hits!: readonly SectorSearchHit[];

  @Field(() => Int, { nullable: true, description: 'Number of all hits, if asked for.' })
  total!: number | null;

  @Field(() => SourceStatus, { description: "This sector's line in `sources`." })
  source!: SourceStatus;
}
