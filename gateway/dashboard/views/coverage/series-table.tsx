import { Table } from '@digdir/designsystemet-react';
import { WideTable } from '../../parts/wide-table.js';
import { coverageTexts } from '../../texts/coverage.js';
import { coveragePlotTexts } from '../../texts/coverage-plots.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { Remarks } from './remarks.js';
import type { CoverageSeriesQuery } from './series.generated.js';
import { useFigureWords } from './use-figure-words.js';

/** The points of a series. */
export interface SeriesTableProps {
  readonly series: CoverageSeriesQuery['series'];
  readonly unit: 'SHARE' | 'PER_10000';
  readonly caption: string;
}

/** A row a day; of an area that is shown as it was, a row for each that became it. */
export function SeriesTable({ series, unit, caption }: SeriesTableProps) {
  const texts = useTexts(coverageTexts);
  const plot = useTexts(coveragePlotTexts);
  const format = useFormat();
  const { write } = useFigureWords(unit);
  const count = (number: number | null) => (number === null ? '–' : format.number(number));
  return (
    <WideTable
      canDownload
      caption={caption}
      hideCaption
      columns={[plot.date, texts.group, texts.value, texts.numerator, texts.denominator, texts.interval('95 %'), texts.remarks]}
    >
      {series.points.flatMap(({ date, statistics }) =>
        statistics.map((figure) => (
          <Table.Row key={`${date} ${figure.group.key}`}>
            <Table.HeaderCell scope="row">{format.shortDate(date)}</Table.HeaderCell>
            <Table.Cell>{figure.group.label}</Table.Cell>
            <Table.Cell className="number">
              {figure.value === null ? <em>{figure.state === 'VALUE' ? texts.MISSING : texts[figure.state]}</em> : write(figure.value)}
            </Table.Cell>
            <Table.Cell className="number">{count(figure.numerator)}</Table.Cell>
            <Table.Cell className="number">{count(figure.denominator)}</Table.Cell>
            <Table.Cell className="number">
              {figure.interval ? `${write(figure.interval.low)} – ${write(figure.interval.high)}` : '–'}
            </Table.Cell>
            <Table.Cell>
              <Remarks figure={figure} />
            </Table.Cell>
          </Table.Row>
        )),
      )}
    </WideTable>
  );
}
