import { mineTexts } from '../../texts/mine.js';
import { mineWords } from '../../texts/mine-words.js';
import { useTexts } from '../../texts/use-language.js';
import { ChoiceField, TextField } from './change/fields.js';
import type { FormValues } from './change/read-form.js';

const KINDS = ['NETWORK_MEETING', 'GATHERING', 'PROFESSIONAL_DAY', 'JOINT_PROFESSIONAL_DAY', 'COURSE'] as const;

/** What is asked about an event. */
export interface EventFacts {
  readonly title: string;
  readonly kind: (typeof KINDS)[number];
  readonly date: string;
  readonly place: string | null;
}

/** The fields of an event that is planned or changed. */
export function EventFields({ event }: { readonly event?: EventFacts }) {
  const texts = useTexts(mineTexts);
  const words = useTexts(mineWords);
  return (
    <>
      <TextField name="title" label={texts.eventTitle} required defaultValue={event?.title ?? ''} />
      <ChoiceField
        name="kind"
        label={texts.kind}
        {...(event ? { defaultValue: event.kind } : {})}
        options={KINDS.map((kind) => [kind, words[kind]])}
      />
      <TextField name="date" label={texts.date} type="date" required defaultValue={event?.date ?? ''} />
      <TextField name="place" label={texts.place} defaultValue={event?.place ?? ''} />
    </>
  );
}

/** What stands in them. */
export const readEvent = (values: FormValues): EventFacts => ({
  title: values.text('title'),
  kind: values.text('kind') as EventFacts['kind'],
  date: values.text('date'),
  place: values.optional('place'),
});
