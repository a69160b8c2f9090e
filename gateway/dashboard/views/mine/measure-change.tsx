import { mineTexts } from '../../texts/mine.js';
import { minePlanTexts } from '../../texts/mine-plan.js';
import { mineWords } from '../../texts/mine-words.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { ChoiceField, TextField } from './change/fields.js';
import { MineUpdateMeasureByOwner } from './changes.owner.generated.js';
import { MeasureFields, readMeasure } from './measure-fields.js';
import { ownerOf } from './owner.js';
import type { MinePlanQuery } from './plan.generated.js';

const STATUSES = ['PLANNED', 'STARTED', 'DONE', 'DROPPED'] as const;

/** The action plan of a network for a year. */
export type MinePlan = NonNullable<NonNullable<MinePlanQuery['network']>['actionPlan']>;

/** A measure, and where its plan stands. */
export interface MeasureOfPlan {
  readonly measure: MinePlan['measures'][number];
  readonly plan: MinePlan['status'];
}

/** Changes a measure: all of it in a draft; once the plan is proposed, what was done of it; in a closed plan, nothing. */
export function MeasureChange({ measure, plan }: MeasureOfPlan) {
  const texts = useTexts(mineTexts);
  const planTexts = useTexts(minePlanTexts);
  const words = useTexts(mineWords);
  const { id, version, title, status, evidenceUrl } = measure;
  const isDraft = plan === 'DRAFT';
  // To give a measure up, or take it up again, changes the plan.
  const statuses: readonly (typeof STATUSES)[number][] = isDraft ? STATUSES : STATUSES.filter((one) => one !== 'DROPPED');
  if (plan === 'CLOSED' || !statuses.includes(status)) return null;
  return (
    <Change
      title={texts.changeMeasure}
      about={title}
      action={MineUpdateMeasureByOwner}
      owner={ownerOf(id)}
      submit={texts.save}
      toInput={(values) => ({
        measureId: id,
        expectedVersion: version,
        ...(isDraft ? readMeasure(values) : {}),
        status: values.text('status') as (typeof STATUSES)[number],
        evidenceUrl: values.text('evidenceUrl'),
      })}
    >
      {isDraft && <MeasureFields measure={measure} />}
      <ChoiceField
        name="status"
        label={texts.state}
        defaultValue={status}
        options={statuses.map((one) => [one, words[`MEASURE_${one}`]])}
      />
      <TextField name="evidenceUrl" label={planTexts.evidenceUrl} description={planTexts.evidenceHint} defaultValue={evidenceUrl ?? ''} />
    </Change>
  );
}
