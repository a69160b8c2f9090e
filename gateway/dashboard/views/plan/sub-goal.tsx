import { Heading } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { ViewLink } from '../../shell/view-link.js';
import { planTexts } from '../../texts/plan.js';
import { useTexts } from '../../texts/use-language.js';
import type { NamedNetwork, PlanText, SubGoalState, SubGoalText } from './plan-parts.js';
import { SubGoalIndicators } from './sub-goal-indicators.js';
import { SubGoalNetworks } from './sub-goal-networks.js';
import { SubGoalWords } from './sub-goal-words.js';
import { SubGoalYears } from './sub-goal-years.js';

/** A sub-goal by itself: its words, where each network stands and says, what was measured. */
export interface SubGoalProps {
  readonly plan: PlanText;
  readonly subGoal: SubGoalText;
  /** All of the plan, in order. */
  readonly all: readonly SubGoalText[];
  /** Null while it is fetched. */
  readonly state: SubGoalState | null;
  readonly networks: readonly NamedNetwork[];
  readonly year: number;
  readonly years: readonly number[];
  /** Parameters of the address at which a sub-goal is open; of the empty one, those of the list. */
  readonly linkOf: (subGoal: string) => Readonly<Record<string, string>>;
}

/** See {@link SubGoalProps}. */
export function SubGoal({ plan, subGoal, all, state, networks, year, years, linkOf }: SubGoalProps) {
  const texts = useTexts(planTexts);
  const index = all.indexOf(subGoal);
  const [before, after] = [all[index - 1], all[index + 1]];
  return (
    <section aria-labelledby="sub-goal" className="sub-goal">
      <nav aria-label={texts.subGoal} className="sub-goal-nav">
        <ViewLink to="plan" search={linkOf('')}>
          ↑ {texts.back}
        </ViewLink>
        {before && (
          <ViewLink to="plan" search={linkOf(before.number)}>
            ← {texts.previous(before.number)}
          </ViewLink>
        )}
        {after && (
          <ViewLink to="plan" search={linkOf(after.number)}>
            → {texts.next(after.number)}
          </ViewLink>
        )}
      </nav>
      <Heading level={2} id="sub-goal" data-size="md" tabIndex={-1}>
        {texts.subGoalNumber(subGoal.number)}
      </Heading>
      <SubGoalWords subGoal={subGoal} leadIn={plan.focusAreas.find(({ subGoals }) => subGoals.includes(subGoal))?.leadIn ?? ''} />
      {state ? (
        <>
          <SubGoalNetworks state={state} year={year} />
          <SubGoalIndicators plan={plan.slug} subGoal={subGoal} state={state} year={year} />
        </>
      ) : (
        <Loading />
      )}
      <SubGoalYears plan={plan.slug} subGoal={subGoal.number} years={years} networks={networks} />
    </section>
  );
}
