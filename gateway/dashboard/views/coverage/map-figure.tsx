import { Paragraph } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import { Figure } from '../../parts/figure.js';
import { useAddress } from '../../parts/use-address.js';
import { coverageTexts } from '../../texts/coverage.js';
import { coverageMapTexts } from '../../texts/coverage-map.js';
import { useTexts } from '../../texts/use-language.js';
import { Cartogram } from './cartogram.js';
import { ClassLegend } from './class-legend.js';
import type { FigureParts } from './figure-parts.js';
import { PointedArea } from './pointed-area.js';
import { StatisticTable } from './statistic-table.js';
import { useSummary } from './use-summary.js';
import { evenClasses, quantileClasses } from './value-classes.js';

/** The cartogram with its legend, and the figure of the area that is pointed at or chosen. */
export function MapFigure({ question, table, chosen, choose, definition, downloads }: FigureParts) {
  const texts = useTexts(coverageMapTexts);
  const names = useTexts(coverageTexts);
  const { read, write } = useAddress();
  const [pointed, setPointed] = useState<string | null>(null);
  const [goTo, setGoTo] = useState<string | null>(null);
  const summary = useSummary(table);
  const { rows, indicator } = table;
  const classes = useMemo(() => {
    const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
    return indicator.unit === 'SHARE' ? evenClasses(values) : quantileClasses(values);
  }, [rows, indicator]);
  const isChosen = read('gruppe') !== '';
  const shown = rows.find(({ group }) => group.key === pointed) ?? (isChosen ? chosen : null);
  const unplaced = rows
    .filter(({ group: { area } }) => area?.point === null && area.successors.length === 0)
    .map(({ group }) => group.label);
  return (
    <Figure
      heading={texts.map}
      summary={summary}
      shown={read('vis') === 'tabell' ? 'table' : 'picture'}
      onShow={(side) => {
        setGoTo(null);
        write({ vis: side === 'table' ? 'tabell' : '' });
      }}
      note={<Paragraph>{texts.mapNote(names[question.ageGroup].toLowerCase())}</Paragraph>}
      picture={
        <div className="map">
          <Cartogram
            table={table}
            classes={classes}
            chosen={isChosen ? (chosen?.group.key ?? null) : null}
            choose={choose}
            point={setPointed}
          />
          <div>
            <ClassLegend classes={classes} table={table} />
            <PointedArea
              row={shown}
              unit={indicator.unit}
              ageGroup={question.ageGroup}
              showRow={(key) => {
                setGoTo(key);
                write({ gruppe: key, vis: 'tabell' });
              }}
              choose={choose}
            />
            {unplaced.length > 0 && <Paragraph className="quiet">{texts.unplaced(unplaced.join(', '))}</Paragraph>}
          </div>
        </div>
      }
      table={<StatisticTable table={table} caption={texts.map} goTo={goTo} />}
      definition={definition}
      downloads={downloads}
    />
  );
}
