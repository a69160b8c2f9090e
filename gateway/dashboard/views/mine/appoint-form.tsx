import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { useMine } from './change/change-context.js';
import { TextField } from './change/fields.js';
import type { FormValues } from './change/read-form.js';
import { MineAppointByOwner, MineNominateByOwner } from './changes.owner.generated.js';
import { ownerOf } from './owner.js';
import { PersonField } from './person-field.js';
import { readTerms, Terms } from './terms.js';
import type { MineUnitFragment } from './units.generated.js';

/** CO-1, LE-4: appoints somebody to a unit, or, where the coordinator has the last word, nominates her. */
export function AppointForm({ unit }: { readonly unit: MineUnitFragment }) {
  const texts = useTexts(mineTexts);
  const { mayDo } = useMine();
  const owner = ownerOf(unit.id);
  const common = (values: FormValues) => ({
    unitId: unit.id,
    nurseId: values.optional('nurseId'),
    ...readTerms(values),
  });
  if (mayDo.has(MineAppointByOwner[owner].field))
    return (
      <Change
        title={texts.appoint}
        about={unit.name}
        action={MineAppointByOwner}
        owner={owner}
        submit={texts.appoint}
        toInput={(values) => {
          const whole = common(values);
          const person = {
            name: values.text('person.name'),
            email: values.optional('person.email'),
            phone: values.optional('person.phone'),
          };
          return { ...whole, person: whole.nurseId === null ? person : null };
        }}
      >
        <PersonField owner={owner}>
          <TextField name="person.name" label={texts.newName} required />
          <TextField name="person.email" label={texts.email} type="email" />
          <TextField name="person.phone" label={texts.phone} type="tel" />
        </PersonField>
        <Terms />
      </Change>
    );
  return (
    <Change
      title={texts.nominate}
      about={unit.name}
      action={MineNominateByOwner}
      owner={owner}
      submit={texts.nominate}
      toInput={(values) => ({ ...common(values), name: values.optional('name'), note: values.optional('note') })}
    >
      <PersonField owner={owner}>
        <TextField name="name" label={texts.wholeName} required />
      </PersonField>
      <Terms />
      <TextField name="note" label={texts.note} description={texts.noteHint} />
    </Change>
  );
}
