import { Paragraph } from '@digdir/designsystemet-react';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineTexts } from '../../texts/mine.js';
import { minePlanTexts } from '../../texts/mine-plan.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { TextField } from './change/fields.js';
import { LongField } from './change/long-field.js';
import {
  MineAmendActionPlanByOwner,
  MineApproveActionPlanByOwner,
  MineCloseActionPlanByOwner,
  MineProposeActionPlanByOwner,
  MineReturnActionPlanByOwner,
} from './changes.owner.generated.js';
import type { MineNetwork } from './networks-of.js';
import { ownerOf } from './owner.js';

/** A plan, and whose it is. */
export interface PlanStepsProps {
  readonly plan: { readonly status: 'DRAFT' | 'PROPOSED' | 'APPROVED' | 'CLOSED'; readonly version: number };
  readonly network: MineNetwork;
  readonly year: number;
}

/** What a plan goes through: the coordinator proposes it, the steering group approves it or sends it back; then it is amended, and closed. */
export function PlanSteps({ plan: { status, version }, network, year }: PlanStepsProps) {
  const texts = useTexts(mineTexts);
  const step = { owner: ownerOf(network.id), plan: { network: network.slug, year, expectedVersion: version } };
  if (status === 'PROPOSED') return <Decisions {...step} />;
  if (status === 'APPROVED') return <AfterApproval {...step} />;
  if (status !== 'DRAFT') return null;
  const { owner, plan } = step;
  return <Change title={texts.propose} action={MineProposeActionPlanByOwner} owner={owner} submit={texts.propose} toInput={() => plan} />;
}

interface StepProps {
  readonly owner: ReturnType<typeof ownerOf>;
  readonly plan: { readonly network: string; readonly year: number; readonly expectedVersion: number };
}

function Decisions({ owner, plan }: StepProps) {
  const texts = useTexts(mineTexts);
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

function AfterApproval({ owner, plan }: StepProps) {
  const texts = useTexts(minePlanTexts);
  return (
    <>
      <Change
        title={texts.amend}
        action={MineAmendActionPlanByOwner}
        owner={owner}
        submit={texts.amend}
        toInput={(values) => ({ ...plan, reason: values.text('reason') })}
      >
        <LongField name="reason" label={texts.reason} description={texts.amendHint} />
      </Change>
      {String(plan.year) < todayInOslo().slice(0, 4) && (
        <Change title={texts.close} action={MineCloseActionPlanByOwner} owner={owner} submit={texts.close} toInput={() => plan}>
          <Paragraph>{texts.closeHint}</Paragraph>
        </Change>
      )}
    </>
  );
}
