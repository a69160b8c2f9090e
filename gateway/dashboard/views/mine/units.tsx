import { useQuery } from '@apollo/client/react';
import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useSearchParams } from 'wouter';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { mineTexts } from '../../texts/mine.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { TabProps } from './tabs.js';
import { UnitCard } from './unit-card.js';
import { UnitFilter } from './unit-filter.js';
import { MineLedUnitsDocument, MineNetworkUnitsDocument, type MineNetworkUnitsQuery as NetworkPage } from './units.generated.js';

/** The units that she leads, or those of the network that she coordinates, with their nurses and vacancies. */
export function Units({ data, network }: TabProps) {
  const texts = useTexts(mineTexts);
  const coordinates = data.viewer.networks.some(({ slug }) => slug === network?.slug);
  return (
    <section aria-labelledby="units">
      <Heading level={2} id="units" data-size="sm">
        {texts.enheter}
      </Heading>
      {coordinates && network ? <NetworkUnits network={network.slug} /> : <LedUnits />}
    </section>
  );
}

function NetworkUnits({ network }: { readonly network: string }) {
  const texts = useTexts(mineTexts);
  const format = useFormat();
  const [search] = useSearchParams();
  const variables = { network, covered: search.get('vis') === 'ledige' ? false : null, text: search.get('sok') || null };
  const { data, previousData, error, refetch, fetchMore } = useQuery(MineNetworkUnitsDocument, { variables });
  const units = (data ?? (error ? undefined : previousData))?.network?.units;
  return (
    <>
      <UnitFilter />
      {error && !units && <Problem error={error} retry={refetch} />}
      {!units && !error && <Loading />}
      {units && <Paragraph role="status">{texts.found(format.number(units.totalCount))}</Paragraph>}
      {units?.edges.map(({ node }) => node && <UnitCard key={node.id} unit={node} network={network} />)}
      {units?.pageInfo.hasNextPage && (
        <Button variant="secondary" onClick={() => fetchMore({ variables: { after: units.pageInfo.endCursor }, updateQuery: appendUnits })}>
          {texts.more}
        </Button>
      )}
    </>
  );
}

function appendUnits(before: NetworkPage, { fetchMoreResult: after }: { readonly fetchMoreResult: NetworkPage }): NetworkPage {
  if (!before.network?.units || !after.network?.units) return before;
  const edges = [...before.network.units.edges, ...after.network.units.edges];
  return { ...after, network: { ...after.network, units: { ...after.network.units, edges } } };
}

function LedUnits() {
  const { data, error, refetch } = useQuery(MineLedUnitsDocument);
  if (!data) return error ? <Problem error={error} retry={refetch} /> : <Loading />;
  return data.viewer.units.map((unit) => <UnitCard key={unit.id} unit={unit} network={null} />);
}
