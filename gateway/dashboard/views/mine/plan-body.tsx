import { Paragraph } from '@digdir/designsystemet-react';
import { mineTexts } from '../../texts/mine.js';
import { minePlanTexts } from '../../texts/mine-plan.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { CarryOver } from './carry-over.js';
import { Change } from './change/change.js';
import { MineAddMeasureByOwner } from './changes.owner.generated.js';
import { MeasureCard } from './measure-card.js';
import { MeasureFields, readMeasure } from './measure-fields.js';
import type { MineNetwork } from './networks-of.js';
import { ownerOf } from './owner.js';
import type { MinePlanQuery } from './plan.generated.js';
import { PlanSteps } from './plan-steps.js';

/** The action plan of a network for a year, if it is begun. */
export interface PlanBodyProps {
  readonly shown: NonNullable<MinePlanQuery['network']>;
  readonly network: MineNetwork;
  readonly year: number;
}

/** See {@link PlanBodyProps}: its steps and its measures. Measures are added to a draft alone, and begin a plan. */
export function PlanBody({ shown: { actionPlan: plan, nextPlan }, network, year }: PlanBodyProps) {
  const texts = useTexts(mineTexts);
  const planTexts = useTexts(minePlanTexts);
  const format = useFormat();
  return (
    <>
      {!plan && <Paragraph>{texts.noPlan}</Paragraph>}
      {plan?.amendmentReason && <Paragraph>{planTexts.amendment(format.number(plan.amendment), plan.amendmentReason)}</Paragraph>}
      {plan?.comment && <blockquote>{plan.comment}</blockquote>}
      {plan && <PlanSteps plan={plan} network={network} year={year} />}
      {plan && <CarryOver plan={plan} next={nextPlan} network={network} year={year} />}
      {(!plan || plan.status === 'DRAFT') && (
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
        <MeasureCard key={measure.id} measure={measure} plan={plan.status} />
      ))}
    </>
  );
}
