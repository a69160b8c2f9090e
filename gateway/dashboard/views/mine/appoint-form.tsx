import { useQuery } from '@apollo/client/react';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineTexts } from '../../texts/mine.js';
import { mineWords } from '../../texts/mine-words.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { useMine } from './change/change-context.js';
import { ChoiceField, TextField } from './change/fields.js';
import type { FormValues } from './change/read-form.js';
import { MineAppointByOwner, MineNominateByOwner } from './changes.owner.generated.js';
import { ownerOf } from './owner.js';
import { MineColleaguesDocument, type MineUnitFragment } from './units.generated.js';

type Role = 'RESOURCE_NURSE' | 'RESOURCE_PERSON';
type Basis = 'FURTHER_EDUCATION' | 'PARTICULAR_INTEREST';

/** CO-1, LE-4: appoints somebody to a unit, or, where the coordinator has the last word, nominates her. */
export function AppointForm({ unit, network }: { readonly unit: MineUnitFragment; readonly network: string | null }) {
  const texts = useTexts(mineTexts);
  const { mayDo } = useMine();
  const owner = ownerOf(unit.id);
  const common = (values: FormValues) => ({
    unitId: unit.id,
    nurseId: values.optional('nurseId'),
    role: values.text('role') as Role,
    basis: values.text('basis') as Basis,
    from: values.text('from'),
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
          const name = values.text('person.name');
          const person = name === '' ? null : { name, email: values.optional('person.email'), phone: values.optional('person.phone') };
          return { ...common(values), person };
        }}
      >
        <Colleagues network={network} />
        <TextField name="person.name" label={texts.newName} />
        <TextField name="person.email" label={texts.email} type="email" />
        <TextField name="person.phone" label={texts.phone} type="tel" />
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
      <TextField name="name" label={texts.wholeName} required />
      <Terms />
      <TextField name="note" label={texts.note} description={texts.noteHint} />
    </Change>
  );
}

function Terms() {
  const texts = useTexts(mineTexts);
  const words = useTexts(mineWords);
  return (
    <>
      <ChoiceField
        name="role"
        label={texts.role}
        options={(['RESOURCE_NURSE', 'RESOURCE_PERSON'] as const).map((role) => [role, words[role]])}
      />
      <ChoiceField
        name="basis"
        label={texts.basis}
        options={(['FURTHER_EDUCATION', 'PARTICULAR_INTEREST'] as const).map((basis) => [basis, words[basis]])}
      />
      <TextField name="from" label={texts.from} type="date" required defaultValue={todayInOslo()} />
    </>
  );
}

function Colleagues({ network }: { readonly network: string | null }) {
  const texts = useTexts(mineTexts);
  const { data } = useQuery(MineColleaguesDocument, { variables: { network: network ?? '' }, skip: network === null });
  const persons = data?.network?.nurses?.edges.flatMap(({ node }) => (node?.name ? [[node.id, node.name] as const] : [])) ?? [];
  return <ChoiceField name="nurseId" label={texts.inRoster} options={[['', texts.newPerson], ...persons]} />;
}
