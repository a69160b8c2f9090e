import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../subgraph/access.js';
import type { DecoratedClass } from '../subgraph/build-schema.js';
import { PageInfo } from '../subgraph/connection.js';
import { Match } from './search/match.type.js';
import { SourceStatus } from './source-status.type.js';

/**
 * The connection type of a noun, with the same fields in every subgraph: composition asks for that.
 * @param noun for example `Nurse` for `NurseConnection`
 * @param NodeType the interface of the rows, as the calling subgraph knows it
 * @param options `searchable`: the list can be narrowed by a text, so each edge says what matched
 * @returns the decorated class of the connection
 */
export function createConnection(noun: string, NodeType: DecoratedClass, options: { readonly searchable?: boolean } = {}) {
  @Directive('@shareable')
  @Access('PUBLIC')
  @ObjectType(`${noun}Edge`, { description: 'A row of the list.' })
  class Edge {
    @Field(() => String, { description: 'Opaque; for `after`.' })
    cursor!: string;

    @Field(() => NodeType, {
      nullable: true,
      description: 'Null if its owner fell silent between the search and the fetch; then `errors` names the owner.',
    })
    node!: object | null;

    match?: Match | null;
  }
  if (options.searchable)
    Field(() => Match, { nullable: true, description: 'What of the row the text matched; null without a text.' })(Edge.prototype, 'match');

  @Directive('@shareable')
  @Access('PUBLIC')
  @ObjectType(`${noun}Connection`, { description: 'A page of a list.' })
  class Connection {
    @Field(() => [Edge], { description: 'The rows of the page.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where the page stands.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'Rows in the whole list, of the owners that answered; `complete` says whether these are all.' })
    totalCount!: number;

    @Field(() => Boolean, { description: 'Every owner concerned answered the search.' })
    complete!: boolean;

    @Field(() => [SourceStatus], { description: 'The owners concerned, and how each took part in the search.' })
    sources!: SourceStatus[];
  }
  return Connection;
}
