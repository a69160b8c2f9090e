import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { IndicatorDefinition } from '../../parts/indicator-definition.js';
import { Loading } from '../../parts/loading.js';
import { PictureSourceContext } from '../../parts/picture-source.js';
import { Problem } from '../../parts/problem.js';
import { Sources, sourceOf } from '../../parts/sources.js';
import { useAddress } from '../../parts/use-address.js';
import { useInstantOf } from '../../parts/use-instant-of.js';
import { useLanguage, useLocale } from '../../texts/use-language.js';
import { exportsOf, variablesOf } from './ask-graph.js';
import { DotFigure } from './dot-figure.js';
import { FunnelFigure } from './funnel-figure.js';
import { MapFigure } from './map-figure.js';
import type { Question } from './read-question.js';
import { SeriesFigure } from './series-figure.js';
import { CoverageTableDocument } from './table.generated.js';

/** What is asked, and whom to tell whether the answer rests on demo data. */
export interface CoverageFiguresProps {
  readonly question: Question;
  readonly onDemo: (isDemo: boolean) => void;
}

/** All pictures of one question: map, dots, funnel and time series. */
export function CoverageFigures({ question, onDemo }: CoverageFiguresProps) {
  const locale = useLocale();
  const language = useLanguage();
  const { read, write } = useAddress();
  const year = question.year ?? (question.day === '' ? null : Number(question.day.slice(0, 4)));
  const { data, error, refetch } = useQuery(CoverageTableDocument, {
    variables: { ...variablesOf(question), populationYear: question.geography === 'AS_WAS' ? year : null, locale },
    // Areas of another day have the same codes and other names and numbers.
    fetchPolicy: 'no-cache',
  });
  const at = useInstantOf(data);
  const table = data?.statistics;
  const isDemo = table ? [table.total, ...table.rows].some(({ demo }) => demo) : false;
  useEffect(() => onDemo(isDemo), [isDemo, onDemo]);
  if (!table) return error ? <Problem error={error} retry={refetch} /> : <Loading lines={10} />;
  const sources = table.sources.map(sourceOf);
  const parts = {
    question,
    table,
    chosen: chosenOf(table.rows, read('gruppe')),
    choose: (gruppe: string) => write({ gruppe }),
    definition: <IndicatorDefinition indicator={table.indicator} />,
    downloads: exportsOf(question, language),
  };
  return (
    <PictureSourceContext value={{ about: table.indicator.title, sources, at, isDemo }}>
      <Sources sources={sources} at={at} retry={refetch} />
      {question.by === 'AREA' && <MapFigure {...parts} />}
      <DotFigure {...parts} />
      <FunnelFigure {...parts} />
      <SeriesFigure {...parts} />
    </PictureSourceContext>
  );
}

/** The group of the address; else the one with most to count, of which there is most to tell. */
function chosenOf<Row extends { readonly group: { readonly key: string }; readonly denominator: number | null }>(
  rows: readonly Row[],
  key: string,
) {
  const [most] = rows.toSorted((a, b) => (b.denominator ?? 0) - (a.denominator ?? 0));
  return rows.find(({ group }) => group.key === key) ?? most ?? null;
}
