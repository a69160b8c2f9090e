import { Heading } from '@digdir/designsystemet-react';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineReportsTexts } from '../../texts/mine-reports.js';
import { useTexts } from '../../texts/use-language.js';
import { LedReports } from './led-reports.js';
import { NetworkReports } from './network-reports.js';
import { NoNetwork } from './no-network.js';
import type { TabProps } from './tabs.js';
import { useAskedYear } from './use-asked-year.js';
import { YearChoice } from './year-choice.js';

/** CO-7, LE-4, SG-3: the reports on a year that she writes or decides on; last year's, unless the address names another. */
export function Reports({ data: { viewer }, network }: TabProps) {
  const texts = useTexts(mineReportsTexts);
  const thisYear = Number(todayInOslo().slice(0, 4));
  const year = useAskedYear(thisYear - 1);
  const coordinates = viewer.networks.some(({ slug }) => slug === network?.slug);
  const steers = viewer.roles.some(({ role }) => role === 'STEERING');
  const leads = viewer.units.length > 0;
  if (!leads && network === null) return <NoNetwork tab="rapporter" />;
  return (
    <section aria-labelledby="reports">
      <YearChoice years={[thisYear - 2, thisYear - 1, thisYear]} chosen={year} />
      <Heading level={2} id="reports" data-size="sm">
        {texts.reportsOn(year)}
      </Heading>
      {network && (coordinates || steers) && (
        <NetworkReports key={`${network.slug} ${year}`} network={network} year={year} coordinates={coordinates} steers={steers} />
      )}
      {leads && <LedReports key={year} year={year} />}
    </section>
  );
}
