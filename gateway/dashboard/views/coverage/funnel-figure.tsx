import { useQuery } from '@apollo/client/react';
import { Paragraph } from '@digdir/designsystemet-react';
import { Figure } from '../../parts/figure.js';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { coverageTexts } from '../../texts/coverage.js';
import { coveragePlotTexts } from '../../texts/coverage-plots.js';
import { useFormat } from '../../texts/use-format.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import { variablesOf } from './ask-graph.js';
import type { FigureParts } from './figure-parts.js';
import { CoverageFunnelDocument } from './funnel.generated.js';
import { FunnelPicture } from './funnel-picture.js';
import { FunnelTable } from './funnel-table.js';
import { useFigureWords } from './use-figure-words.js';
import { useLevel } from './use-level.js';

/** AN-3: the funnel plot, with those outside the limits by name, and what a reader must know. */
export function FunnelFigure({ question, table, definition, downloads }: FigureParts) {
  const texts = useTexts(coveragePlotTexts);
  const names = useTexts(coverageTexts);
  const format = useFormat();
  const locale = useLocale();
  const level = useLevel();
  const { unit } = table.indicator;
  const { write } = useFigureWords(unit);
  const { geography, ...variables } = variablesOf(question);
  const { data, error, refetch } = useQuery(CoverageFunnelDocument, { variables: { ...variables, locale }, fetchPolicy: 'no-cache' });
  if (!data?.funnel) return error ? <Problem error={error} retry={refetch} /> : <Loading lines={4} />;
  const { funnel } = data;
  const outside = funnel.points.flatMap(({ statistic, class: place }) =>
    place && place.side !== 'INSIDE' && place.level !== null
      ? [`${statistic.group.label} (${texts[place.side](level(place.level)).toLowerCase()})`]
      : [],
  );
  const named = outside.length > 0 ? texts.outside(outside.join(', ')) : texts.noneOutside;
  const as = `${names.asOf(table.indicator.title, format.date(table.total.asOf))}.`;
  const summary = funnel.average === null ? texts.noFunnel : `${as} ${texts.averageIs(write(funnel.average))} ${named}`;
  return (
    <Figure
      heading={texts.funnel}
      summary={summary}
      note={
        <>
          <Paragraph>{texts.funnelNote}</Paragraph>
          <ul>
            {funnel.notes.map(({ code, text }) => (
              <li key={code}>{text}</li>
            ))}
            {geography === 'AS_WAS' && <li>{texts.funnelGeography}</li>}
          </ul>
        </>
      }
      picture={funnel.average === null ? null : <FunnelPicture funnel={funnel} unit={unit} label={summary} />}
      table={<FunnelTable funnel={funnel} unit={unit} caption={texts.funnel} />}
      definition={definition}
      downloads={downloads}
    />
  );
}
