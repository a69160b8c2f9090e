import './plan.css';
import { useQuery } from '@apollo/client/react';
import { Heading } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import { Loading } from '../../parts/loading.js';
import { Page } from '../../parts/page.js';
import { PictureSourceContext } from '../../parts/picture-source.js';
import { Problem } from '../../parts/problem.js';
import { Sources } from '../../parts/sources.js';
import { useInstantOf } from '../../parts/use-instant-of.js';
import { planTexts } from '../../texts/plan.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import { ActionPlans } from './action-plans.js';
import { FunctionDescriptions } from './function-descriptions.js';
import { Measures } from './measures.js';
import { PlanTextDocument } from './plan.generated.js';
import { PlanChoices } from './plan-choices.js';
import { PlanWords } from './plan-words.js';
import { chooseYear, planYears } from './plan-years.js';
import { Progress } from './progress.js';
import { REGIONS, usePlanState } from './use-plan-state.js';

/** RD-3: a region's strategy plan, where its networks stand with it, and the measures that serve it. */
export function Plan() {
  const texts = useTexts(planTexts);
  const locale = useLocale();
  const [state, change] = usePlanState();
  const { region, subGoal } = state;
  const { data, error, refetch } = useQuery(PlanTextDocument, { variables: { region, locale }, fetchPolicy: 'cache-and-network' });
  const at = useInstantOf(data);
  useFocusOf(subGoal);
  if (!data?.strategyPlans) {
    return (
      <Page title={texts.title} lead={texts.lead}>
        {error ? <Problem error={error} retry={refetch} /> : <Loading lines={8} />}
      </Page>
    );
  }
  const [plan] = data.strategyPlans;
  const years = planYears(plan);
  const year = chooseYear(years, state.year);
  const sources = data.sectors
    .filter((sector) => sector.region.slug === region)
    .map(({ name, available }) => ({ name, answers: available }));
  const isDemo = data.networks.some(({ demo }) => demo);
  return (
    <Page title={texts.title} lead={texts.lead} isDemo={isDemo}>
      <PlanChoices region={region} year={year} years={years} change={change} />
      <Sources sources={sources} at={at} retry={refetch} />
      <PictureSourceContext value={{ about: `${REGIONS.get(region)} ${year}`, sources, at, isDemo }}>
        {plan ? (
          <>
            <PlanWords plan={plan} />
            <Progress plan={plan} region={region} year={year} years={years} networks={data.networks} open={subGoal} />
          </>
        ) : (
          <section aria-labelledby="progress">
            <Heading level={2} id="progress" data-size="md" tabIndex={-1}>
              {REGIONS.get(region)}
            </Heading>
            <FunctionDescriptions region={REGIONS.get(region) ?? region} descriptions={data.functionDescriptions} />
          </section>
        )}
        <Measures state={state} change={change} year={year} networks={data.networks} />
        {subGoal === '' && <ActionPlans region={region} year={year} />}
      </PictureSourceContext>
    </Page>
  );
}

/** Leads the reader on when a sub-goal is opened or closed. */
function useFocusOf(subGoal: string) {
  const shown = useRef(subGoal);
  useEffect(() => {
    if (shown.current === subGoal) return;
    shown.current = subGoal;
    document.getElementById(subGoal === '' ? 'progress' : 'sub-goal')?.focus();
  }, [subGoal]);
}
