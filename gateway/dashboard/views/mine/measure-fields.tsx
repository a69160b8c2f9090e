import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';
import { TextField } from './change/fields.js';
import type { FormValues } from './change/read-form.js';

/** What is asked about a measure. */
export interface MeasureFacts {
  readonly title: string;
  readonly subGoal: string | null;
  readonly responsible: string | null;
  readonly dueOn: string | null;
}

/** The fields of a measure that is added or changed. */
export function MeasureFields({ measure }: { readonly measure?: MeasureFacts }) {
  const texts = useTexts(mineTexts);
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
      <TextField name="dueOn" label={texts.dueOn} type="date" defaultValue={measure?.dueOn ?? ''} />
    </>
  );
}

/** What stands in them. */
export const readMeasure = (values: FormValues): MeasureFacts => ({
  title: values.text('title'),
  subGoal: values.optional('subGoal'),
  responsible: values.optional('responsible'),
  dueOn: values.optional('dueOn'),
});
