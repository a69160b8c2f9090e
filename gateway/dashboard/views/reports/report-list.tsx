import { useQuery } from '@apollo/client/react';
import { Heading, Paragraph, Table, Tag } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { Loading } from '../../parts/loading.js';
import { Page } from '../../parts/page.js';
import { PictureSourceContext } from '../../parts/picture-source.js';
import { Problem } from '../../parts/problem.js';
import { Sources, sourceOf } from '../../parts/sources.js';
import { useInstantOf } from '../../parts/use-instant-of.js';
import { WideTable } from '../../parts/wide-table.js';
import { ViewLink } from '../../shell/view-link.js';
import { reportsTexts } from '../../texts/reports.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { useReportState } from './report-state.js';
import { ReportsDocument, type ReportsQuery } from './reports.generated.js';

/** The annual reports of a year: always seven rows, in words what is late and what is missing. */
export function ReportList({ year, choices }: { readonly year: number; readonly choices: ReactNode }) {
  const texts = useTexts(reportsTexts);
  const format = useFormat();
  const { data, error, refetch } = useQuery(ReportsDocument, { variables: { year }, fetchPolicy: 'no-cache' });
  const reports = data?.annualReports;
  const at = useInstantOf(reports);
  const items = reports?.items ?? [];
  const sources = (reports?.sources ?? []).map(sourceOf);
  const answered = items.filter(({ available }) => available);
  const isDemo = items.some(({ network }) => network?.demo);
  const columns = [texts.network, texts.region, texts.state, texts.due, texts.submitted, texts.approved, texts.version, texts.page];
  const count = (fits: (item: ReportItem) => boolean) => format.number(items.filter(fits).length);
  const [approved, late] = [count(({ status }) => status === 'APPROVED'), count((item) => item.late === true)];
  return (
    <Page title={texts.title} lead={texts.lead} isDemo={isDemo}>
      {choices}
      {reports ? (
        <>
          <Sources sources={sources} at={at} retry={refetch} />
          <section aria-labelledby="reports">
            <Heading level={2} id="reports" data-size="md">
              {texts.list(String(year))}
            </Heading>
            <Paragraph>
              {answered.length === items.length
                ? texts.listSummary(approved, format.number(items.length), late)
                : texts.answeredSummary(approved, format.number(answered.length), late, format.number(items.length - answered.length))}
            </Paragraph>
            <PictureSourceContext value={{ about: null, sources, at, isDemo }}>
              <WideTable canDownload caption={texts.list(String(year))} hideCaption columns={columns}>
                {items.map((report, index) => (
                  <ReportRow key={report.network?.slug ?? index} report={report} />
                ))}
              </WideTable>
            </PictureSourceContext>
          </section>
        </>
      ) : error ? (
        <Problem error={error} retry={refetch} />
      ) : (
        <Loading lines={8} />
      )}
    </Page>
  );
}

type ReportItem = ReportsQuery['annualReports']['items'][number];

function ReportRow({ report }: { readonly report: ReportItem }) {
  const texts = useTexts(reportsTexts);
  const format = useFormat();
  const { words, lateness } = useReportState()(report);
  const { network, available, year, dueOn, submittedOn, approvedOn, version } = report;
  const day = (date: string | null) => (date === null ? '–' : format.shortDate(date));
  return (
    <Table.Row data-silent={available ? undefined : true}>
      <Table.HeaderCell scope="row">{network?.name ?? '–'}</Table.HeaderCell>
      <Table.Cell>{network?.region.name ?? '–'}</Table.Cell>
      <Table.Cell>
        {available ? words : <Tag data-color="warning">✗ {words}</Tag>}{' '}
        {lateness !== null && (
          <Tag data-color="warning" data-size="sm">
            ! {lateness}
          </Tag>
        )}
      </Table.Cell>
      <Table.Cell className="number">{day(dueOn)}</Table.Cell>
      <Table.Cell className="number">{day(submittedOn)}</Table.Cell>
      <Table.Cell className="number">{day(approvedOn)}</Table.Cell>
      <Table.Cell className="number">{version === null ? '–' : format.number(version)}</Table.Cell>
      <Table.Cell>
        {network && (
          <ViewLink to="reports" search={{ ar: String(year), nettverk: network.slug }}>
            {texts.open} <span className="visually-hidden">{texts.reportOf(network.name, String(year))}</span>
          </ViewLink>
        )}
      </Table.Cell>
    </Table.Row>
  );
}
