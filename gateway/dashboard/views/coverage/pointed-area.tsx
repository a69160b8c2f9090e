import { Button, Paragraph } from '@digdir/designsystemet-react';
import { Share } from '../../parts/share.js';
import { coverageTexts } from '../../texts/coverage.js';
import { coverageMapTexts } from '../../texts/coverage-map.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { CoverageRow } from './figure-parts.js';
import type { Question } from './read-question.js';
import { Remarks } from './remarks.js';
import { SERIES_ID } from './series-figure.js';

/** The area that is pointed at, or else the chosen one. */
export interface PointedAreaProps {
  readonly row: CoverageRow | null;
  readonly unit: CoverageRow['unit'];
  /** Whose number its size is. */
  readonly ageGroup: Question['ageGroup'];
  readonly choose: (key: string) => void;
  /** Leads to its row in the table. */
  readonly showRow: (key: string) => void;
}

/** Its figure in words, and where there is more of it. */
export function PointedArea({ row, unit, ageGroup, choose, showRow }: PointedAreaProps) {
  const texts = useTexts(coverageMapTexts);
  const names = useTexts(coverageTexts);
  const format = useFormat();
  if (!row) return <Paragraph className="pointed quiet">{texts.point}</Paragraph>;
  const { group } = row;
  const population = group.area?.population ?? group.area?.newestPopulation ?? null;
  return (
    <div className="pointed">
      <h3 className="legend-head">{group.label}</h3>
      <p>
        <Share figure={{ ...row, unit }} />
      </p>
      <p className="quiet">
        {population === null ? texts.noInhabitants : texts.inhabitants(format.number(population))}
        {ageGroup !== 'ALL' && ` (${names[ageGroup].toLowerCase()})`}
      </p>
      <Remarks figure={row} />
      <div className="pointed-links">
        <Button
          variant="tertiary"
          data-size="sm"
          onClick={() => {
            choose(group.key);
            document.getElementById(SERIES_ID)?.scrollIntoView();
          }}
        >
          {texts.toSeries(group.label)}
        </Button>
        <Button variant="tertiary" data-size="sm" onClick={() => showRow(group.key)}>
          {texts.toRow(group.label)}
        </Button>
      </div>
    </div>
  );
}
