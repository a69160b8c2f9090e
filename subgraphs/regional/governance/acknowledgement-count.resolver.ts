import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { dayOf } from '../../../shared/sector/time.js';
import { parseMoment } from '../../../shared/subgraph/moment.js';
import { presentNetwork } from '../network/network.type.js';
import type { RegionalContext } from '../regional-context.js';
import { sourcesOf } from '../search/search-sectors.js';
import { AcknowledgementCountList } from './acknowledgement-count.type.js';
import { Document } from './document.type.js';

/** How far documents are known, as the sectors tell those whose business it is. */
@Resolver(() => Document)
export class DocumentAcknowledgementResolver {
  @FieldResolver(() => AcknowledgementCountList, {
    description:
      'How many units have acknowledged it (kvittering), of those that have a resource nurse, in each network in which the caller has a role.',
  })
  async acknowledgements(
    @Root() { slug, moment }: Document,
    @Ctx() { loaders, registry }: RegionalContext,
  ): Promise<AcknowledgementCountList> {
    const answers = await loaders.acknowledgements.load({ id: slug, moment });
    const counts = answers.flatMap(({ result }) => result?.counts ?? []);
    const asOf = dayOf(parseMoment(moment));
    const items = counts.map(({ network, units, unitsWithNurse }) => ({
      network: presentNetwork(registry, network, moment),
      ...{ units, unitsWithNurse, asOf },
    }));
    return { items, ...sourcesOf(answers) } as AcknowledgementCountList;
  }
}
