import { Table } from '@digdir/designsystemet-react';
import { WideTable } from '../../parts/wide-table.js';
import { planTexts } from '../../texts/plan.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { PlanMeasuresQuery } from './plan.generated.js';
import type { PlanMeasure } from './plan-parts.js';

/** A page of measures. One whose owner fell silent in between keeps its row, and says so. */
export function MeasureTable({ edges }: { readonly edges: PlanMeasuresQuery['measures']['edges'] }) {
  const texts = useTexts(planTexts);
  return (
    <WideTable
      canDownload
      caption={texts.measures}
      hideCaption
      columns={[texts.measure, texts.network, texts.subGoal, texts.responsible, texts.due, texts.status]}
    >
      {edges.map(({ cursor, node }) =>
        node ? (
          <MeasureRow key={cursor} measure={node} />
        ) : (
          <Table.Row key={cursor} data-silent>
            <Table.Cell colSpan={6}>{texts.silent}</Table.Cell>
          </Table.Row>
        ),
      )}
    </WideTable>
  );
}

function MeasureRow({ measure: { title, network, subGoal, responsible, dueOn, status, evidenceUrl } }: { readonly measure: PlanMeasure }) {
  const texts = useTexts(planTexts);
  const format = useFormat();
  return (
    <Table.Row>
      <Table.HeaderCell scope="row" className="measure-title" lang="nb">
        {evidenceUrl ? <a href={evidenceUrl}>{title}</a> : title}
      </Table.HeaderCell>
      <Table.Cell>{network?.name ?? '–'}</Table.Cell>
      <Table.Cell className="number">{subGoal ?? '–'}</Table.Cell>
      <Table.Cell lang="nb">{responsible ?? '–'}</Table.Cell>
      <Table.Cell className="number">{dueOn ? format.shortDate(dueOn) : '–'}</Table.Cell>
      <Table.Cell>{texts[status]}</Table.Cell>
    </Table.Row>
  );
}
