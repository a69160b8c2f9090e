import { useQuery } from '@apollo/client/react';
import { Heading, Table } from '@digdir/designsystemet-react';
import { WideTable } from '../../parts/wide-table.js';
import { planTexts } from '../../texts/plan.js';
import { useTexts } from '../../texts/use-language.js';
import { PlanYearDocument } from './plan.generated.js';
import { type NamedNetwork, subGoalsOf } from './plan-parts.js';
import { StatusMark } from './status-mark.js';
import { TrendMark } from './trend-mark.js';

/** Where each network stood with a sub-goal, year by year, up to the running one. */
export interface SubGoalYearsProps {
  /** Slug of the plan. */
  readonly plan: string;
  /** Number of the sub-goal. */
  readonly subGoal: string;
  readonly years: readonly number[];
  readonly networks: readonly NamedNetwork[];
}

/** See {@link SubGoalYearsProps}. */
export function SubGoalYears({ plan, subGoal, years, networks }: SubGoalYearsProps) {
  const texts = useTexts(planTexts);
  const running = new Date().getFullYear();
  return (
    <>
      <Heading level={3} data-size="xs">
        {texts.years}
      </Heading>
      <WideTable canDownload caption={texts.years} hideCaption columns={[texts.year, ...networks.map(({ name }) => name)]}>
        {years
          .filter((year) => year <= running)
          .map((year) => (
            <YearRow key={year} plan={plan} subGoal={subGoal} year={year} networks={networks} />
          ))}
      </WideTable>
    </>
  );
}

/** Every year is asked for by itself: how many a plan has is its own affair. */
function YearRow({ plan, subGoal, year, networks }: Omit<SubGoalYearsProps, 'years'> & { readonly year: number }) {
  const texts = useTexts(planTexts);
  const { data, error } = useQuery(PlanYearDocument, { variables: { plan, year }, fetchPolicy: 'no-cache' });
  const told = data?.strategyPlan && subGoalsOf(data.strategyPlan).find(({ number }) => number === subGoal);
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">{year}</Table.HeaderCell>
      {networks.map(({ slug }) => {
        const state = told?.progress.find(({ network }) => network?.slug === slug);
        return (
          <Table.Cell key={slug}>
            {state ? (
              <>
                <StatusMark status={state.status} /> <TrendMark trend={state.trend} />
              </>
            ) : error ? (
              texts.silent
            ) : (
              '…'
            )}
          </Table.Cell>
        );
      })}
    </Table.Row>
  );
}
