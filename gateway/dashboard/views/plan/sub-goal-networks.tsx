import { Heading, Table } from '@digdir/designsystemet-react';
import { WideTable } from '../../parts/wide-table.js';
import { planTexts } from '../../texts/plan.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { NetworkState, SubGoalState } from './plan-parts.js';
import { StatusMark } from './status-mark.js';
import { Target } from './target.js';
import { TrendMark } from './trend-mark.js';

/** Where each network stands with a sub-goal, and in which words it says so. */
export function SubGoalNetworks({ state, year }: { readonly state: SubGoalState; readonly year: number }) {
  const texts = useTexts(planTexts);
  const caption = texts.stands(String(year));
  return (
    <>
      <Heading level={3} data-size="xs">
        {caption}
      </Heading>
      <WideTable
        canDownload
        caption={caption}
        hideCaption
        columns={[texts.network, texts.status, texts.trend, texts.targetColumn, texts.narrative]}
      >
        {state.progress.map((told, index) => (
          <Table.Row key={told.network?.slug ?? index} data-silent={told.status === 'UNAVAILABLE' ? true : undefined}>
            <Table.HeaderCell scope="row">{told.network?.name ?? '–'}</Table.HeaderCell>
            <Table.Cell>
              <StatusMark status={told.status} />
            </Table.Cell>
            <Table.Cell>
              <TrendMark trend={told.trend} inWords />
            </Table.Cell>
            <Table.Cell>
              <Target state={told} />
            </Table.Cell>
            <Table.Cell>
              <Narrative told={told} />
            </Table.Cell>
          </Table.Row>
        ))}
      </WideTable>
    </>
  );
}

/** The words of a network are Norwegian, whatever the language of the page. */
function Narrative({ told: { narrative, authorRole, date, evidenceUrl } }: { readonly told: NetworkState }) {
  const texts = useTexts(planTexts);
  const format = useFormat();
  if (!narrative) return <span className="quiet">{texts.noNarrative}</span>;
  const role = authorRole && authorRole in texts ? String(texts[authorRole as keyof typeof texts]) : '–';
  return (
    <>
      <span lang="nb">{narrative}</span>
      {date && <small className="quiet block">{texts.said(role, format.shortDate(date))}</small>}
      {evidenceUrl && <a href={evidenceUrl}>{texts.evidence}</a>}
    </>
  );
}
