import './reports.css';
import { Alert } from '@digdir/designsystemet-react';
import { REGISTRY } from '../../../../shared/sectors.js';
import { Choice } from '../../parts/choice.js';
import { Choices } from '../../parts/choices.js';
import { recentYears } from '../../parts/recent-years.js';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { useAddress } from '../../parts/use-address.js';
import { reportsTexts } from '../../texts/reports.js';
import { useTexts } from '../../texts/use-language.js';
import { ReportList } from './report-list.js';
import { ReportPage } from './report-page.js';

/** The seven networks by slug, as the registry has them: the choice stands there before anything is fetched. */
const NETWORKS = new Map(REGISTRY.sectors.flatMap(({ networks }) => networks.map(({ slug, name }) => [slug, name] as const)));

/** SG-1: the annual reports of a year, or that of one network on one page. */
export function Reports() {
  const texts = useTexts(reportsTexts);
  const { read, write } = useAddress();
  const years = recentYears(5);
  // Last year's report is the newest that can be due.
  const year = years.find((one) => String(one) === read('ar')) ?? Number(todayInOslo().slice(0, 4)) - 1;
  const asked = read('nettverk');
  const network = NETWORKS.has(asked) ? asked : '';
  const choices = (
    <Choices label={texts.choices}>
      <Choice
        label={texts.year}
        value={String(year)}
        options={years.map((one) => [String(one), String(one)] as const)}
        onChoose={(value) => write({ ar: value })}
      />
      <Choice
        label={texts.network}
        value={network}
        options={[...NETWORKS]}
        none={texts.allNetworks}
        onChoose={(value) => write({ nettverk: value })}
      />
      {asked !== network && <Alert data-color="warning">{texts.unknownNetwork(asked)}</Alert>}
    </Choices>
  );
  if (network !== '') return <ReportPage year={year} network={network} name={NETWORKS.get(network) ?? network} choices={choices} />;
  return <ReportList year={year} choices={choices} />;
}
