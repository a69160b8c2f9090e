import '../../parts/figure.css';
import { useQuery } from '@apollo/client/react';
import { Details, Heading, Paragraph, Table } from '@digdir/designsystemet-react';
import { IndicatorDefinition } from '../../parts/indicator-definition.js';
import { Problem } from '../../parts/problem.js';
import { Share } from '../../parts/share.js';
import { WideTable } from '../../parts/wide-table.js';
import { planTexts } from '../../texts/plan.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import { PlanDefinitionsDocument } from './plan.generated.js';
import type { PlanFigure, SubGoalState, SubGoalText } from './plan-parts.js';

/** How a sub-goal is measured, and what was. */
export interface SubGoalIndicatorsProps {
  /** Slug of the plan. */
  readonly plan: string;
  readonly subGoal: SubGoalText;
  readonly state: SubGoalState;
  readonly year: number;
}

/** See {@link SubGoalIndicatorsProps}. */
export function SubGoalIndicators({ plan, subGoal, state, year }: SubGoalIndicatorsProps) {
  const texts = useTexts(planTexts);
  const locale = useLocale();
  const { data, error, refetch } = useQuery(PlanDefinitionsDocument, {
    variables: { plan, locale },
    fetchPolicy: 'cache-and-network',
    skip: subGoal.indicators.length === 0,
  });
  if (subGoal.indicators.length === 0) return null;
  const networks = state.progress.map(({ network }, index) => ({ key: network?.slug ?? String(index), name: network?.name ?? '–' }));
  const figureOf = (figures: readonly PlanFigure[], id: string) => figures.find(({ indicator }) => indicator.id === id);
  // What holds for many figures is said once.
  const notes = new Set(
    [...state.progress.flatMap(({ indicators }) => indicators), ...state.total].flatMap((figure) => figure.notes.map(({ text }) => text)),
  );
  return (
    <>
      <Heading level={3} data-size="xs">
        {texts.figures(String(year))}
      </Heading>
      <WideTable
        canDownload
        caption={texts.figures(String(year))}
        hideCaption
        columns={[texts.indicator, ...networks.map(({ name }) => name), texts.total]}
      >
        {subGoal.indicators.map(({ id, title }) => (
          <Table.Row key={id}>
            <Table.HeaderCell scope="row">{title}</Table.HeaderCell>
            {state.progress.map(({ indicators }, index) => (
              <FigureCell key={networks[index]?.key} figure={figureOf(indicators, id)} />
            ))}
            <FigureCell figure={figureOf(state.total, id)} />
          </Table.Row>
        ))}
      </WideTable>
      {notes.size > 0 && (
        <ul className="quiet">
          {[...notes].map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {!data && error && <Problem error={error} retry={refetch} />}
      {subGoal.indicators.map(({ id, title }) => {
        const definition = data?.indicators.find((indicator) => indicator.id === id);
        return (
          <Details key={id}>
            <Details.Summary>{title}</Details.Summary>
            <Details.Content>
              {definition?.missing && (
                <Paragraph>
                  {texts.missing}: {definition.missing}
                </Paragraph>
              )}
              {definition ? <IndicatorDefinition indicator={definition} /> : '…'}
            </Details.Content>
          </Details>
        );
      })}
    </>
  );
}

function FigureCell({ figure }: { readonly figure: PlanFigure | undefined }) {
  if (!figure) return <Table.Cell>–</Table.Cell>;
  return (
    <Table.Cell>
      <Share figure={figure} />
    </Table.Cell>
  );
}
