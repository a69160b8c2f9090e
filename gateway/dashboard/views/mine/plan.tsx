import { useQuery } from '@apollo/client/react';
import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineTexts } from '../../texts/mine.js';
import { minePlanTexts } from '../../texts/mine-plan.js';
import { mineWords } from '../../texts/mine-words.js';
import { useTexts } from '../../texts/use-language.js';
import type { MineNetwork } from './networks-of.js';
import { NoNetwork } from './no-network.js';
import { MinePlanDocument } from './plan.generated.js';
import { PlanBody } from './plan-body.js';
import type { TabProps } from './tabs.js';
import { useAskedYear } from './use-asked-year.js';
import { YearChoice } from './year-choice.js';

/** SG-4: the action plan of a network for a year, to write, propose and decide on. */
export function Plan({ network }: TabProps) {
  const thisYear = Number(todayInOslo().slice(0, 4));
  const year = useAskedYear(thisYear);
  if (network === null) return <NoNetwork tab="handlingsplan" />;
  return <PlanOf network={network} year={year} years={[thisYear - 1, thisYear, thisYear + 1]} />;
}

interface PlanOfProps {
  readonly network: MineNetwork;
  readonly year: number;
  readonly years: readonly number[];
}

function PlanOf({ network, year, years }: PlanOfProps) {
  const texts = useTexts(mineTexts);
  const planTexts = useTexts(minePlanTexts);
  const words = useTexts(mineWords);
  const { data, error, refetch } = useQuery(MinePlanDocument, { variables: { network: network.slug, year, next: year + 1 } });
  const shown = data?.network;
  const plan = shown?.actionPlan;
  return (
    <section aria-labelledby="plan">
      <YearChoice years={years} chosen={year} />
      <Heading level={2} id="plan" data-size="sm">
        {texts.planOf(year)} {plan && <Tag>{words[plan.status]}</Tag>}
      </Heading>
      {error && !plan && <Problem error={error} retry={refetch} />}
      {!error && !data && <Loading />}
      {!error && data && !shown && <Paragraph>{planTexts.unseen}</Paragraph>}
      {shown && (plan || !error) && <PlanBody key={year} shown={shown} network={network} year={year} />}
    </section>
  );
}
