import { Arg, Ctx, Directive, Int, Query, Resolver } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { parseMoment } from '../../subgraph/moment.js';
import type { SectorContext } from '../sector-context.js';
import { readYear } from '../year.js';
import { gatherProgress } from './progress-facts.js';
import { ProgressFacts } from './progress-facts.type.js';

/** What `regional` asks the sectors of a region about the sub-goals of its strategy plan; hidden from clients. */
@Resolver()
export class ProgressFactsResolver {
  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @Query(() => ProgressFacts, { description: 'Internal: where the networks of this sector stand with sub-goals in a year.' })
  async _progress(
    @Arg('year', () => Int, { description: 'The year.' }) year: number,
    @Arg('moment', () => String, { description: 'The moment, as references carry it.' }) moment: string,
    @Ctx() { db, sector, source }: SectorContext,
  ): Promise<ProgressFacts> {
    const facts = await gatherProgress(db, { region: sector.region, year: readYear(year), moment: parseMoment(moment) });
    return { facts, source: await source() };
  }
}
