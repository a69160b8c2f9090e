import { useQuery } from '@apollo/client/react';
import { Alert, Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { REGISTRY } from '../../../../shared/sectors.js';
import { Loading } from '../../parts/loading.js';
import { Page } from '../../parts/page.js';
import { PictureSourceContext } from '../../parts/picture-source.js';
import { Problem } from '../../parts/problem.js';
import { useInstantOf } from '../../parts/use-instant-of.js';
import { ViewLink } from '../../shell/view-link.js';
import { partsTexts } from '../../texts/parts.js';
import { reportsTexts } from '../../texts/reports.js';
import { useFormat } from '../../texts/use-format.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import { AnnualReport } from './annual-report.js';
import { ReportsPageDocument } from './reports.generated.js';

/** The annual report of a network, on a page that prints. */
export interface ReportPageProps {
  readonly year: number;
  /** Slug of the network. */
  readonly network: string;
  readonly name: string;
  readonly choices: ReactNode;
}

/** See {@link ReportPageProps}. */
export function ReportPage({ year, network, name, choices }: ReportPageProps) {
  const texts = useTexts(reportsTexts);
  const parts = useTexts(partsTexts);
  const locale = useLocale();
  const format = useFormat();
  const { data, error, refetch } = useQuery(ReportsPageDocument, { variables: { year, locale }, fetchPolicy: 'no-cache' });
  const report = data?.annualReports?.items.find((item) => item.network?.slug === network);
  const at = useInstantOf(data);
  const isDemo = report?.sections.some(({ statistics }) => statistics.some(({ demo }) => demo)) ?? false;
  const title = texts.reportOf(name, String(year));
  const day = report?.sections[0]?.statistics[0]?.asOf;
  const about = day ? `${title}. ${texts.figuresOn(format.date(day))}` : title;
  return (
    <Page title={title} isDemo={isDemo}>
      {choices}
      <div className="report-tools">
        <ViewLink to="reports" search={{ ar: String(year) }}>
          ↑ {texts.back(String(year))}
        </ViewLink>
        {report && (
          <Button variant="secondary" onClick={() => print()}>
            {texts.print}
          </Button>
        )}
      </div>
      {report && !report.available && (
        <Alert data-color="warning" role="status">
          <p>{texts.silentText(name)}</p>
          <Button variant="secondary" data-size="sm" onClick={() => refetch()}>
            {parts.retry}
          </Button>
        </Alert>
      )}
      {report ? (
        <PictureSourceContext value={{ about, sources: [{ name: ownerOf(network), answers: report.available }], at, isDemo }}>
          <AnnualReport report={report} at={at} />
        </PictureSourceContext>
      ) : error ? (
        <Problem error={error} retry={refetch} />
      ) : (
        <Loading lines={10} />
      )}
    </Page>
  );
}

/** Name of the data owner of a network. */
const ownerOf = (network: string): string =>
  REGISTRY.sectors.find(({ networks }) => networks.some(({ slug }) => slug === network))?.name ?? network;
