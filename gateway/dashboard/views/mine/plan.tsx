import { useQuery } from '@apollo/client/react';
import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useSearchParams } from 'wouter';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineTexts } from '../../texts/mine.js';
import { mineWords } from '../../texts/mine-words.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { MineAddMeasureByOwner } from './changes.owner.generated.js';
import { MeasureCard } from './measure-card.js';
import { MeasureFields, readMeasure } from './measure-fields.js';
import { ownerOf } from './owner.js';
import { MinePlanDocument } from './plan.generated.js';
import { PlanSteps } from './plan-steps.js';
import type { TabProps } from './tabs.js';

/** SG-4: the action plan of a network for a year, to write, propose and decide on. */
export function Plan({ network }: TabProps) {
  const texts = useTexts(mineTexts);
  const words = useTexts(mineWords);
  const [search] = useSearchParams();
  const asked = search.get('ar') ?? '';
  const year = Number(/^20\d\d$/.test(asked) ? asked : todayInOslo().slice(0, 4));
  const { data, error, refetch } = useQuery(MinePlanDocument, {
    variables: { network: network?.slug ?? '', year },
    skip: network === null,
  });
  const plan = data?.network?.actionPlan;
  return (
    <section aria-labelledby="plan">
      <Heading level={2} id="plan" data-size="sm">
        {texts.planOf(year)} {plan && <Tag>{words[plan.status]}</Tag>}
      </Heading>
      {!data && (error ? <Problem error={error} retry={refetch} /> : <Loading />)}
      {data && !plan && (error ? <Problem error={error} retry={refetch} /> : <Paragraph>{texts.noPlan}</Paragraph>)}
      {plan?.comment && <blockquote>{plan.comment}</blockquote>}
      {plan && network && <PlanSteps plan={plan} network={network} year={year} />}
      {network && (plan ? plan.status !== 'CLOSED' : data && !error) && (
        <Change
          title={texts.addMeasure}
          action={MineAddMeasureByOwner}
          owner={ownerOf(network.id)}
          submit={texts.addMeasure}
          toInput={(values) => ({ network: network.slug, year, ...readMeasure(values) })}
        >
          <MeasureFields />
        </Change>
      )}
      {plan?.measures.map((measure) => (
        <MeasureCard key={measure.id} measure={measure} />
      ))}
    </section>
  );
}
