import { mineTexts } from '../../texts/mine.js';
import { minePlanTexts } from '../../texts/mine-plan.js';
import { useTexts } from '../../texts/use-language.js';
import { TextField } from './change/fields.js';
import { LongField } from './change/long-field.js';
import { MoreFields } from './change/more-fields.js';
import type { FormValues } from './change/read-form.js';

/** What a plan says of a measure. */
export interface MeasureFacts {
  readonly title: string;
  readonly subGoal: string | null;
  readonly responsible: string | null;
  readonly dueOn: string | null;
  readonly budgetNote: string | null;
}

const MORE = ['budgetNote'] as const;

/** The fields of a measure that is added or changed. */
export function MeasureFields({ measure }: { readonly measure?: MeasureFacts }) {
  const texts = useTexts(mineTexts);
  const planTexts = useTexts(minePlanTexts);
  return (
    <>
      <TextField name="title" label={texts.measureTitle} required defaultValue={measure?.title ?? ''} />
      <TextField name="subGoal" label={texts.subGoal} description={texts.subGoalHint} defaultValue={measure?.subGoal ?? ''} />
      <TextField
        name="responsible"
        label={texts.responsible}
        description={texts.responsibleHint}
        defaultValue={measure?.responsible ?? ''}
      />
      {/* A day that was given can be moved, not taken away. */}
      <TextField name="dueOn" label={texts.dueOn} type="date" required={Boolean(measure?.dueOn)} defaultValue={measure?.dueOn ?? ''} />
      <MoreFields title={planTexts.moreFields} names={MORE} isFilled={Boolean(measure?.budgetNote)}>
        <LongField
          name="budgetNote"
          label={planTexts.budgetNote}
          description={planTexts.budgetHint}
          defaultValue={measure?.budgetNote ?? ''}
        />
      </MoreFields>
    </>
  );
}

/** What stands in them. An empty text takes away what was said before; only of a day the graph takes none. */
export const readMeasure = (values: FormValues) =>
  ({
    title: values.text('title'),
    subGoal: values.text('subGoal'),
    responsible: values.text('responsible'),
    dueOn: values.optional('dueOn'),
    budgetNote: values.text('budgetNote'),
  }) satisfies MeasureFacts;
