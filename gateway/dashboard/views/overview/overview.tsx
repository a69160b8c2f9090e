import { useQuery } from '@apollo/client/react';
import { Loading } from '../../parts/loading.js';
import { Page } from '../../parts/page.js';
import { PictureSourceContext } from '../../parts/picture-source.js';
import { Problem } from '../../parts/problem.js';
import { Sources } from '../../parts/sources.js';
import { useInstantOf } from '../../parts/use-instant-of.js';
import { overviewTexts } from '../../texts/overview.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import { Alerts } from './alerts.js';
import { Bodies } from './bodies.js';
import { CoverageSection } from './coverage-section.js';
import { isSilent } from './is-silent.js';
import { NetworkTable } from './network-table.js';
import { OverviewCoverageDocument, OverviewDocument, type OverviewQuery } from './overview.generated.js';

/** RD-1 and RD-7: the seven networks, their size and state, and what waits. */
export function Overview() {
  const texts = useTexts(overviewTexts);
  const locale = useLocale();
  const overview = useQuery(OverviewDocument, { variables: { locale }, fetchPolicy: 'cache-and-network' });
  const coverage = useQuery(OverviewCoverageDocument, { variables: { locale }, fetchPolicy: 'cache-and-network' });
  const data = overview.data ?? overview.previousData;
  const at = useInstantOf(data);
  if (!data?.networks) {
    return (
      <Page title={texts.title} lead={texts.lead}>
        {overview.error ? <Problem error={overview.error} retry={overview.refetch} /> : <Loading lines={8} />}
      </Page>
    );
  }
  const table = coverage.data?.statistics ?? coverage.previousData?.statistics ?? null;
  const retry = () => Promise.all([overview.refetch(), coverage.refetch()]);
  const isDemo = data.networks.some(({ demo }) => demo);
  const sources = sourcesOf(data);
  return (
    <Page title={texts.title} lead={texts.lead} isDemo={isDemo}>
      <Sources sources={sources} at={at} retry={retry} />
      <PictureSourceContext value={{ about: null, sources, at, isDemo }}>
        <NetworkTable data={data} statistics={table} isPending={!table && !coverage.error} />
        <CoverageSection statistics={table} networks={data.networks} error={coverage.error} retry={coverage.refetch} />
      </PictureSourceContext>
      <Alerts list={data.alerts} networks={data.networks} />
      <Bodies bodies={data.bodies} />
    </Page>
  );
}

/** An owner that has just fallen silent still counts as available, but its figures are missing already. */
function sourcesOf({ sectors, networks }: OverviewQuery) {
  const silent = new Set(networks.filter(isSilent).map(({ slug }) => slug));
  return sectors.map(({ name, available, networks: own }) => ({ name, answers: available && !own.some(({ slug }) => silent.has(slug)) }));
}
