import { useQuery } from '@apollo/client/react';
import { Paragraph } from '@digdir/designsystemet-react';
import { Choice } from '../../parts/choice.js';
import { Figure } from '../../parts/figure.js';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { coveragePlotTexts } from '../../texts/coverage-plots.js';
import { useFormat } from '../../texts/use-format.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import { groupRefOf } from './ask-graph.js';
import { Breaks } from './breaks.js';
import type { FigureParts } from './figure-parts.js';
import { FIRST_YEAR } from './read-question.js';
import { CoverageSeriesDocument } from './series.generated.js';
import { SeriesPicture } from './series-picture.js';
import { SeriesTable } from './series-table.js';
import { useLevel } from './use-level.js';
import { useSeriesSummary } from './use-series-summary.js';

/** Where the time series stands on the page. */
export const SERIES_ID = 'utvikling';

/** AN-5: the chosen group over the years, with the breaks. */
export function SeriesFigure(parts: FigureParts) {
  const { table, chosen, choose } = parts;
  const texts = useTexts(coveragePlotTexts);
  if (!chosen) return null;
  return (
    <div id={SERIES_ID}>
      <Choice
        label={texts.seriesGroup}
        value={chosen.group.key}
        options={table.rows.map(({ group }) => [group.key, group.label] as const)}
        onChoose={choose}
      />
      <GroupSeries {...parts} chosen={chosen} />
    </div>
  );
}

function GroupSeries({
  question,
  table,
  chosen,
  definition,
  downloads,
}: FigureParts & { readonly chosen: NonNullable<FigureParts['chosen']> }) {
  const texts = useTexts(coveragePlotTexts);
  const locale = useLocale();
  const format = useFormat();
  const level = useLevel();
  const { indicator, ageGroup, geography } = question;
  const next = `${Number(todayInOslo().slice(0, 4)) + 1}-01-01`;
  // A former area has a series up to its last day.
  const to = geography === 'AS_WAS' ? (chosen.group.area?.validTo ?? next) : next;
  const { data, error, refetch } = useQuery(CoverageSeriesDocument, {
    variables: {
      indicator: indicator.id,
      group: groupRefOf(question, chosen.group),
      from: `${FIRST_YEAR}-01-01`,
      to,
      ageGroup,
      geography,
      locale,
    },
    fetchPolicy: 'no-cache',
  });
  const summary = useSeriesSummary(data?.series ?? null, table.indicator.unit);
  if (!data?.series) return error ? <Problem error={error} retry={refetch} /> : <Loading lines={4} />;
  const heading = texts.series(chosen.group.label);
  return (
    <Figure
      heading={heading}
      summary={summary}
      note={<Paragraph>{texts.seriesNote(level(table.total.interval?.level ?? 95))}</Paragraph>}
      picture={
        <>
          <SeriesPicture series={data.series} unit={table.indicator.unit} label={summary} />
          <Breaks breaks={data.series.breaks} />
        </>
      }
      table={
        <>
          <SeriesTable series={data.series} unit={table.indicator.unit} caption={heading} />
          <Breaks breaks={data.series.breaks} />
        </>
      }
      definition={definition}
      downloads={downloads}
      downloadNote={texts.files(format.date(table.total.asOf))}
    />
  );
}
