import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar } from '../../subgraph/date.js';
import type { NewsState } from './news.repository.js';
import { NewsStatus } from './news.vocabulary.js';

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'A piece of news of a network (nyhet).' })
export class News {
  @Field(() => ID, { description: 'Stable id of the piece.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the record, for `expectedVersion` of a change.' })
  version!: number;

  @Field(() => String, { description: 'Slug of the network.' })
  network!: string;

  @Field(() => String, { description: 'Title, one line.' })
  title!: string;

  @Field(() => String, { description: 'The piece as plain text: not HTML, whatever it looks like.' })
  body!: string;

  @Field(() => DateScalar, { description: 'The day from which it is shown.' })
  publishedOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which what it tells of was decided (vedtatt), where that is recorded.',
  })
  decidedOn!: string | null;

  @Field(() => NewsStatus, { description: 'Whether it stands.' })
  status!: NewsStatus;
}

/** What the API shows of a row of news. */
export function presentNews({ newsId: id, version, network, title, body, publishedOn, decidedOn, status }: NewsState): News {
  return { id, version, network, title, body, publishedOn, decidedOn, status };
}
