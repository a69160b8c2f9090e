import { Table } from '@digdir/designsystemet-react';
import { WideTable } from '../../parts/wide-table.js';
import { coverageTexts } from '../../texts/coverage.js';
import { coveragePlotTexts } from '../../texts/coverage-plots.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { FunnelData } from './funnel-picture.js';
import { useFigureWords } from './use-figure-words.js';
import { useLevel } from './use-level.js';

/** The points of a funnel with the limits at each. */
export interface FunnelTableProps {
  readonly funnel: FunnelData;
  readonly unit: 'SHARE' | 'PER_10000';
  readonly caption: string;
}

/** See {@link FunnelTableProps}. */
export function FunnelTable({ funnel: { points, curves }, unit, caption }: FunnelTableProps) {
  const texts = useTexts(coveragePlotTexts);
  const words = useTexts(coverageTexts);
  const format = useFormat();
  const level = useLevel();
  const { write } = useFigureWords(unit);
  const columns = [
    words.group,
    words.value,
    words.denominator,
    ...curves.map((curve) => texts.limitsAt(level(curve.level))),
    texts.position,
  ];
  return (
    <WideTable caption={caption} hideCaption columns={columns}>
      {points.map(({ statistic: { group, value, denominator, state }, limits, class: place }) => (
        <Table.Row key={group.key}>
          <Table.HeaderCell scope="row">{group.label}</Table.HeaderCell>
          <Table.Cell className="number">
            {value === null ? <em>{state === 'VALUE' ? words.MISSING : words[state]}</em> : write(value)}
          </Table.Cell>
          <Table.Cell className="number">{denominator === null ? '–' : format.number(denominator)}</Table.Cell>
          {curves.map((curve) => {
            const at = limits.find((limit) => limit.level === curve.level);
            return (
              <Table.Cell key={curve.level} className="number">
                {at ? `${write(at.low)} – ${write(at.high)}` : '–'}
              </Table.Cell>
            );
          })}
          <Table.Cell>{place ? (place.side === 'INSIDE' ? texts.INSIDE : texts[place.side](level(place.level ?? 0))) : '–'}</Table.Cell>
        </Table.Row>
      ))}
    </WideTable>
  );
}
