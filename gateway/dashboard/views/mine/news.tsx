import { useQuery } from '@apollo/client/react';
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { mineTexts } from '../../texts/mine.js';
import { mineNewsTexts } from '../../texts/mine-news.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { MineNetwork } from './networks-of.js';
import { MineNewsDocument } from './news.generated.js';
import { NewsCard } from './news-card.js';
import { NoNetwork } from './no-network.js';
import { PublishNews } from './publish-news.js';
import type { TabProps } from './tabs.js';

/** As many as are asked for. */
const MOST = 50;

/** CO-5: the news of a network, to publish and to take back. */
export function News({ network }: TabProps) {
  return network ? <NewsOf network={network} /> : <NoNetwork tab="nyheter" />;
}

function NewsOf({ network }: { readonly network: MineNetwork }) {
  const texts = useTexts(mineNewsTexts);
  const common = useTexts(mineTexts);
  const format = useFormat();
  const { data, error, refetch } = useQuery(MineNewsDocument, { variables: { network: network.slug } });
  const news = data?.network?.news;
  return (
    <section aria-labelledby="news">
      <Heading level={2} id="news" data-size="sm">
        {common.nyheter}
      </Heading>
      <PublishNews network={network} />
      {!news && error && <Problem error={error} retry={refetch} />}
      {!news && !error && (data ? <Paragraph>{texts.unseen}</Paragraph> : <Loading />)}
      {news?.length === 0 && <Paragraph>{texts.none}</Paragraph>}
      {news?.map((piece) => (
        <NewsCard key={piece.id} piece={piece} />
      ))}
      {news?.length === MOST && <Paragraph>{texts.newest(format.number(MOST))}</Paragraph>}
    </section>
  );
}
