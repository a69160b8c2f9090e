import { Arg, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { parseMoment, writeMoment } from '../../subgraph/moment.js';
import type { SectorContext } from '../sector-context.js';
import { OperatorFacts } from './operator-facts.type.js';

/** What `regional` asks every sector when it looks for what is to be warned of; hidden from clients. */
@Resolver()
export class OperatorFactsResolver {
  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @Query(() => OperatorFacts, { description: 'Internal: who runs the networks of this sector.' })
  async _operators(
    @Arg('moment', () => String, { description: 'The moment, as references carry it.' }) moment: string,
    @Ctx() { loaders, sector, source }: SectorContext,
  ): Promise<OperatorFacts> {
    const keys = sector.networks.map(({ slug }) => ({ id: slug, moment: writeMoment(parseMoment(moment)) }));
    const rows = (await Promise.all(keys.map((key) => loaders.operatorsOfNetwork.load(key)))).flat();
    return {
      operators: rows.map(({ network, name, validFrom, validTo, demo }) => ({ network, name, validFrom, validTo, demo: Boolean(demo) })),
      source: await source(),
    };
  }
}
