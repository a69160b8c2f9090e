import { Directive, Field, ID, InterfaceType } from 'type-graphql';
import { Access } from '../subgraph/access.js';

@Access('PUBLIC')
@InterfaceType({
  autoRegisterImplementations: false,
  resolveType: (value: { __typename: string }) => value.__typename,
  description: 'Anything that has an id of its own.',
})
export abstract class Node {
  @Field(() => ID, { description: 'Stable, opaque, never used again.' })
  id!: string;

  @Directive('@inaccessible')
  @Field(() => String, {
    description: 'The point in time that the surrounding answer speaks of; travels between subgraphs, hidden from clients.',
  })
  moment!: string;

  /** Concrete type, for the union of owners. */
  readonly __typename!: string;
}
