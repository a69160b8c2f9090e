import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import type { Source } from './source.entity.js';

@Access('PUBLIC')
@ObjectType({ description: 'Where a fact comes from (kilde).' })
export class SourceReference {
  @Field(() => String, { description: 'Stable key of the source.' })
  slug!: string;

  @Field(() => String, { description: 'Title of the document or table.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Who published it.' })
  publisher!: string | null;

  @Field(() => String, { nullable: true, description: 'Address, if it has one.' })
  url!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of publication; null where the source does not say.' })
  publishedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'The period it speaks of, in its own terms.' })
  period!: string | null;

  @Field(() => String, { nullable: true, description: 'Licence of the data, where it is stated.' })
  licence!: string | null;

  @Field(() => String, { nullable: true, description: 'What a reader of its figures should know.' })
  note!: string | null;

  @Field(() => String, { nullable: true, description: 'The place in the source.' })
  locator!: string | null;
}

/** A source as cited, at a place in it. */
export function citeSource(source: Source, locator: string | null = null): SourceReference {
  const { slug, title, publisher, url, publishedOn, period, licence, note } = source;
  return { slug, title, publisher, url, publishedOn, period, licence, note, locator };
}
