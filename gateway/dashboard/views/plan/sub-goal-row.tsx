import { Table } from '@digdir/designsystemet-react';
import { ViewLink } from '../../shell/view-link.js';
import { planTexts } from '../../texts/plan.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import { Measured } from './measured.js';
import { foreign, type NamedNetwork, type NetworkState, type SubGoalState, type SubGoalText } from './plan-parts.js';
import { StatusMark } from './status-mark.js';
import { Target } from './target.js';
import { TrendMark } from './trend-mark.js';

/** A row of the matrix. */
export interface SubGoalRowProps {
  readonly subGoal: SubGoalText;
  readonly state: SubGoalState | undefined;
  readonly networks: readonly NamedNetwork[];
  /** Parameters of the address at which it is open. */
  readonly link: Readonly<Record<string, string>>;
}

/** See {@link SubGoalRowProps}. */
export function SubGoalRow({ subGoal, state, networks, link }: SubGoalRowProps) {
  const texts = useTexts(planTexts);
  const locale = useLocale();
  return (
    <Table.Row>
      <Table.HeaderCell scope="row" className="sub-goal-name">
        <ViewLink to="plan" search={link}>
          {subGoal.number} <span lang={foreign(subGoal.item.shownIn, locale)}>{subGoal.text}</span>
        </ViewLink>
      </Table.HeaderCell>
      {networks.map(({ slug }) => (
        <NetworkCell key={slug} state={state?.progress.find(({ network }) => network?.slug === slug)} />
      ))}
      <Table.Cell>
        {subGoal.indicators.length === 0 ? <span className="quiet">{texts.narrativeOnly}</span> : <Measured figures={state?.total ?? []} />}
      </Table.Cell>
    </Table.Row>
  );
}

function NetworkCell({ state }: { readonly state: NetworkState | undefined }) {
  if (!state) return <Table.Cell>–</Table.Cell>;
  return (
    <Table.Cell data-silent={state.status === 'UNAVAILABLE' ? true : undefined}>
      <StatusMark status={state.status} /> <TrendMark trend={state.trend} />
      <small className="block">
        <Measured figures={state.status === 'UNAVAILABLE' ? [] : state.indicators} /> <Target state={state} />
      </small>
    </Table.Cell>
  );
}
