import { Table } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import { silentOwners } from '../../parts/silent-owners.js';
import { WideTable } from '../../parts/wide-table.js';
import { coverageTexts } from '../../texts/coverage.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { CoverageTableData } from './figure-parts.js';
import { Remarks } from './remarks.js';
import type { CoverageFigureFragment } from './table.generated.js';
import { useFigureWords } from './use-figure-words.js';

/** The table of a question as it is shown. */
export interface StatisticTableProps {
  readonly table: CoverageTableData;
  readonly caption: string;
  /** A row to lead the reader to. */
  readonly goTo?: string | null;
}

/** Every group is a row, also those without a figure; then all together, and what is in no group. */
export function StatisticTable({ table, caption, goTo = null }: StatisticTableProps) {
  const texts = useTexts(coverageTexts);
  const { indicator, rows, total, unallocated } = table;
  const level = useFormat().number(total.interval?.level ?? 95);
  const columns = [texts.group, texts.value, texts.numerator, texts.denominator, texts.interval(`${level} %`), texts.remarks];
  return (
    <WideTable caption={caption} hideCaption columns={columns}>
      {rows.map((row) => (
        <FigureRow key={row.group.key} figure={row} unit={indicator.unit} label={row.group.label} isGoal={row.group.key === goTo} />
      ))}
      <FigureRow figure={total} unit={indicator.unit} label={silentOwners(total).length > 0 ? texts.totalOfAnswered : texts.total} />
      {unallocated && <FigureRow figure={unallocated} unit={indicator.unit} label={texts.unallocated} />}
    </WideTable>
  );
}

interface FigureRowProps {
  readonly figure: CoverageFigureFragment;
  readonly unit: CoverageFigureFragment['unit'];
  readonly label: string;
  readonly isGoal?: boolean;
}

function FigureRow({ figure, unit, label, isGoal = false }: FigureRowProps) {
  const texts = useTexts(coverageTexts);
  const format = useFormat();
  const { write } = useFigureWords(unit);
  const head = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    if (isGoal) head.current?.focus();
  }, [isGoal]);
  const { state, value, numerator, denominator, interval } = figure;
  const count = (number: number | null) => (number === null ? '–' : format.number(number));
  return (
    <Table.Row aria-current={isGoal ? 'true' : undefined}>
      <Table.HeaderCell scope="row" ref={head} tabIndex={isGoal ? -1 : undefined}>
        {label}
      </Table.HeaderCell>
      <Table.Cell className="number">
        {value === null ? <em>{state === 'VALUE' ? texts.MISSING : texts[state]}</em> : <strong>{write(value)}</strong>}
      </Table.Cell>
      <Table.Cell className="number">{count(numerator)}</Table.Cell>
      <Table.Cell className="number">{count(denominator)}</Table.Cell>
      <Table.Cell className="number">{interval ? `${write(interval.low)} – ${write(interval.high)}` : '–'}</Table.Cell>
      <Table.Cell>
        <Remarks figure={figure} />
      </Table.Cell>
    </Table.Row>
  );
}
