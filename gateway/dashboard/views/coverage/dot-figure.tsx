import { Paragraph } from '@digdir/designsystemet-react';
import { Figure } from '../../parts/figure.js';
import { IntervalPlot } from '../../parts/interval-plot.js';
import { silentOwners } from '../../parts/silent-owners.js';
import { coverageTexts } from '../../texts/coverage.js';
import { coverageMapTexts } from '../../texts/coverage-map.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { FigureParts } from './figure-parts.js';
import { StatisticTable } from './statistic-table.js';
import { useFigureWords } from './use-figure-words.js';
import { useSummary } from './use-summary.js';

/** Every group with its interval, in the order of the table: never a ranking. */
export function DotFigure({ table, definition, downloads }: FigureParts) {
  const texts = useTexts(coverageMapTexts);
  const states = useTexts(coverageTexts);
  const format = useFormat();
  const { writeShort } = useFigureWords(table.indicator.unit);
  const summary = useSummary(table);
  const { rows, total, indicator } = table;
  const dots = rows.map(({ group, state, value, interval }) => ({
    key: group.key,
    label: group.label,
    value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    note: state === 'VALUE' ? states.MISSING : states[state],
  }));
  return (
    <Figure
      heading={texts.all}
      summary={summary}
      note={<Paragraph>{texts.allNote(`${format.number(total.interval?.level ?? 95)} %`)}</Paragraph>}
      picture={
        <IntervalPlot
          rows={dots}
          label={summary}
          write={writeShort}
          {...(indicator.unit === 'SHARE' ? { max: 1 } : {})}
          {...(total.value === null
            ? {}
            : { reference: { value: total.value, label: silentOwners(total).length > 0 ? states.totalOfAnswered : states.total } })}
        />
      }
      table={<StatisticTable table={table} caption={texts.all} />}
      definition={definition}
      downloads={downloads}
    />
  );
}
