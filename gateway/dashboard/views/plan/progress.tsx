import { useQuery } from '@apollo/client/react';
import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import { Problem } from '../../parts/problem.js';
import { planTexts } from '../../texts/plan.js';
import { useFormat } from '../../texts/use-format.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import { FocusArea } from './focus-area.js';
import { PlanProgressDocument } from './plan.generated.js';
import { type NamedNetwork, type PlanText, type SubGoalState, subGoalsOf } from './plan-parts.js';
import { SubGoal } from './sub-goal.js';
import { linkTo } from './use-plan-state.js';

/** Where the networks stand with a plan in a year. */
export interface ProgressProps {
  readonly plan: PlanText;
  readonly region: string;
  readonly year: number;
  readonly years: readonly number[];
  readonly networks: readonly NamedNetwork[];
  /** Number of the sub-goal that is shown alone; empty for all. */
  readonly open: string;
}

/** See {@link ProgressProps}. */
export function Progress({ plan, region, year, years, networks, open }: ProgressProps) {
  const texts = useTexts(planTexts);
  const locale = useLocale();
  const query = useQuery(PlanProgressDocument, { variables: { plan: plan.slug, year, locale }, fetchPolicy: 'no-cache' });
  const told = query.data?.strategyPlan;
  const states = useMemo(() => (told ? new Map(subGoalsOf(told).map((subGoal) => [subGoal.number, subGoal])) : null), [told]);
  const all = subGoalsOf(plan);
  const problem = !told && query.error && <Problem error={query.error} retry={query.refetch} />;
  const chosen = all.find(({ number }) => number === open);
  const linkOf = (number: string) => linkTo(region, year, number);
  if (chosen) {
    return (
      <>
        {problem}
        <SubGoal
          plan={plan}
          subGoal={chosen}
          all={all}
          state={states?.get(open) ?? null}
          networks={networks}
          year={year}
          years={years}
          linkOf={linkOf}
        />
      </>
    );
  }
  return (
    <>
      <section aria-labelledby="progress">
        <Heading level={2} id="progress" data-size="md" tabIndex={-1}>
          {texts.progress(String(year))}
        </Heading>
        {open !== '' && <Alert data-color="warning">{texts.unknownSubGoal(open)}</Alert>}
        {states && <Summary states={[...states.values()]} networks={networks.length} />}
        <Paragraph className="quiet">{texts.totalNote}</Paragraph>
        {problem}
      </section>
      {!problem &&
        plan.focusAreas.map((area) => (
          <FocusArea key={area.number} area={area} states={states} networks={networks} year={year} linkOf={linkOf} />
        ))}
    </>
  );
}

/** The whole matrix in a sentence. */
function Summary({ states, networks }: { readonly states: readonly SubGoalState[]; readonly networks: number }) {
  const texts = useTexts(planTexts);
  const format = useFormat();
  const counts = new Map<keyof typeof planTexts.nb, number>();
  for (const { status, networks: count } of states.flatMap(({ summary }) => summary)) counts.set(status, (counts.get(status) ?? 0) + count);
  const words = [...counts]
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${format.number(count)} ${String(texts[status]).toLowerCase()}`);
  return <Paragraph>{texts.summary(format.number(states.length), format.number(networks), words.join(', '))}</Paragraph>;
}
