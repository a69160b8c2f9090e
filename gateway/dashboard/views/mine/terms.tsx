import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineTexts } from '../../texts/mine.js';
import { mineWords } from '../../texts/mine-words.js';
import { useTexts } from '../../texts/use-language.js';
import type { UnitAppointment } from './appointments-in.js';
import { ChoiceField, TextField } from './change/fields.js';
import type { FormValues } from './change/read-form.js';

const ROLES = ['RESOURCE_NURSE', 'RESOURCE_PERSON'] as const;
const BASES = ['FURTHER_EDUCATION', 'PARTICULAR_INTEREST'] as const;

/** In which capacity somebody is appointed, why, and from when. */
export function Terms({ appointment }: { readonly appointment?: Pick<UnitAppointment['appointment'], 'role' | 'basis' | 'validFrom'> }) {
  const texts = useTexts(mineTexts);
  const words = useTexts(mineWords);
  const { role = ROLES[0], basis = BASES[0], validFrom = todayInOslo() } = appointment ?? {};
  return (
    <>
      <ChoiceField name="role" label={texts.role} defaultValue={role} options={ROLES.map((one) => [one, words[one]])} />
      <ChoiceField name="basis" label={texts.basis} defaultValue={basis} options={BASES.map((one) => [one, words[one]])} />
      <TextField name="from" label={texts.from} type="date" required defaultValue={validFrom} />
    </>
  );
}

/** What the fields of {@link Terms} say. */
export const readTerms = (values: FormValues) => ({
  role: values.text('role') as (typeof ROLES)[number],
  basis: values.text('basis') as (typeof BASES)[number],
  from: values.text('from'),
});
