import { Arg, Ctx, Directive, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { forbidden } from '../../command/run-command.js';
import { Access } from '../../subgraph/access.js';
import { parseMoment } from '../../subgraph/moment.js';
import type { SectorContext } from '../sector-context.js';
import { SourceStatus } from '../source-status.type.js';
import { hasRole } from '../viewer/viewer.js';
import { countAcknowledgements } from './acknowledgement-count.repository.js';

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: how far a document is known in a network.' })
class SectorAcknowledgementCount {
  @Field(() => String, { description: 'Slug of the document.' })
  document!: string;

  @Field(() => String, { description: 'Slug of the network.' })
  network!: string;

  @Field(() => Int, { description: 'Units with a resource nurse that have acknowledged it.' })
  units!: number;

  @Field(() => Int, { description: 'Units with a resource nurse.' })
  unitsWithNurse!: number;
}

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: how far documents are known in the networks that the caller may ask about.' })
class SectorAcknowledgements {
  @Field(() => [SectorAcknowledgementCount], { description: 'One for each document and network.' })
  counts!: SectorAcknowledgementCount[];

  @Field(() => SourceStatus, { description: "This sector's line in `sources`." })
  source!: SourceStatus;
}

/** What `regional` asks every sector about documents, with the caller's identity. */
@Resolver()
export class SectorAcknowledgementResolver {
  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @Query(() => SectorAcknowledgements, {
    description: 'Internal: counts acknowledgements of documents. For those with a role in the networks.',
  })
  async _acknowledgements(
    @Arg('documents', () => [String], { description: 'Slugs of the documents.' }) documents: string[],
    @Arg('moment', () => String, { description: 'The moment, as references carry it.' }) moment: string,
    @Ctx() context: SectorContext,
  ): Promise<SectorAcknowledgements> {
    const networks = networksOf(context);
    if (networks.length === 0) throw forbidden('This takes a role in a network. The query viewer shows what you may see.');
    return {
      counts: documents.length === 0 ? [] : await countAcknowledgements(context.db, documents, networks, parseMoment(moment)),
      source: await context.source(),
    };
  }
}

/** The networks whose counts are the caller's to see: all of this owner for those who look at it as a whole, else where she is a colleague. */
function networksOf({ viewer, sector }: SectorContext): string[] {
  const all = sector.networks.map(({ slug }) => slug);
  return hasRole(viewer, 'STEERING') || hasRole(viewer, 'ANALYST') ? all : all.filter((slug) => viewer.networks.includes(slug));
}
