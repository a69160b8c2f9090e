import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { SourceStatus } from '../source-status.type.js';
import { ActivityKind } from './activity.vocabulary.js';
import type { Publication, PublicationHit } from './publication.js';

const text = (description: string) => Field(() => String, { nullable: true, description });

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: something that a sector has published, as facts.' })
class SectorPublication implements Publication {
  @Field(() => ActivityKind, { description: 'Kind.' })
  kind!: ActivityKind;

  @text('Slug of the network.')
  network!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of what it is about.' })
  objectId!: string | null;

  @text('Title of an event, a piece of news, a measure; name of a person.')
  title!: string | null;

  @text('Text of a piece of news; name of a unit; number of a sub-goal; year of a report.')
  detail!: string | null;

  @text('CANCELLED or MOVED, of an event.')
  state!: string | null;

  @text('The day that it is about.')
  occurredOn!: string | null;

  @text('When it begins.')
  startsAt!: string | null;

  @text('When it ends.')
  endsAt!: string | null;

  @text('Where it takes place.')
  place!: string | null;

  @Field(() => String, { description: 'Instant from which everybody could see it.' })
  publishedAt!: string;

  @Field(() => String, { description: 'Instant of its last change.' })
  updatedAt!: string;

  @text('Web address.')
  url!: string | null;

  @text('The day on which it was decided.')
  decidedOn!: string | null;

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;
}

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: a publication, and its place.' })
class SectorPublicationHit implements PublicationHit {
  @Field(() => String, { description: 'Sort key: the instant of the publication.' })
  key!: string;

  @Field(() => ID, { description: 'Id of the publication.' })
  id!: string;

  @Field(() => SectorPublication, { description: 'The publication.' })
  record!: SectorPublication;
}

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: what this sector has published.' })
export class SectorActivity {
  @Field(() => [SectorPublicationHit], { description: 'The publications, newest first.' })
  hits!: readonly PublicationHit[];

  @Field(() => Int, { nullable: true, description: 'Number of all, if asked for.' })
  total!: number | null;

  @Field(() => SourceStatus, { description: "This sector's line in `sources`." })
  source!: SourceStatus;
}
