import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, readPageSize } from '../../subgraph/page.js';
import { Network } from '../network/network.type.js';
import type { SectorContext } from '../sector-context.js';
import { newsKey } from './news.repository.js';
import { News, presentNews } from './news.type.js';

/** What a sector tells about the news of its networks. */
@Resolver(() => Network)
export class NewsResolver {
  @FieldResolver(() => [News], {
    nullable: true,
    description: 'News of the network (nyheter), newest first; what is withdrawn or still to come is not shown.',
  })
  async news(
    @Root() { slug, moment }: Network,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: DEFAULT_PAGE_SIZE,
      description: `How many, 1 to ${MAX_PAGE_SIZE}; null means ${DEFAULT_PAGE_SIZE}.`,
    })
    first: number | null,
    @Ctx() { loaders }: SectorContext,
  ): Promise<News[]> {
    const rows = await loaders.newsOfNetwork.load({ id: newsKey(slug, readPageSize(first)), moment });
    return rows.map(presentNews);
  }
}
