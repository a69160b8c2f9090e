import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { TextField } from './change/fields.js';
import { MineApproveActionPlanByOwner, MineProposeActionPlanByOwner, MineReturnActionPlanByOwner } from './changes.owner.generated.js';
import type { MineNetwork } from './networks-of.js';
import { ownerOf } from './owner.js';

/** A plan, and whose it is. */
export interface PlanStepsProps {
  readonly plan: { readonly status: 'DRAFT' | 'PROPOSED' | 'APPROVED' | 'CLOSED'; readonly version: number };
  readonly network: MineNetwork;
  readonly year: number;
}

/** What a plan goes through: the coordinator proposes it, the steering group approves it or sends it back. */
export function PlanSteps({ plan: { status, version }, network, year }: PlanStepsProps) {
  const texts = useTexts(mineTexts);
  const owner = ownerOf(network.id);
  const plan = { network: network.slug, year, expectedVersion: version };
  if (status === 'DRAFT')
    return <Change title={texts.propose} action={MineProposeActionPlanByOwner} owner={owner} submit={texts.propose} toInput={() => plan} />;
  if (status !== 'PROPOSED') return null;
  return (
    <>
      <Change
        title={texts.approvePlan}
        action={MineApproveActionPlanByOwner}
        owner={owner}
        submit={texts.approvePlan}
        toInput={(values) => ({ ...plan, comment: values.optional('comment') })}
      >
        <TextField name="comment" label={texts.comment} />
      </Change>
      <Change
        title={texts.returnPlan}
        action={MineReturnActionPlanByOwner}
        owner={owner}
        submit={texts.returnPlan}
        toInput={(values) => ({ ...plan, comment: values.text('comment') })}
      >
        <TextField name="comment" label={texts.comment} required />
      </Change>
    </>
  );
}
