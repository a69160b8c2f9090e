import { Paragraph } from '@digdir/designsystemet-react';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineRecordsTexts } from '../../texts/mine-records.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { ChoiceField, TextField } from './change/fields.js';
import { MineRecordCompetenceByOwner, MineRecordConversationByOwner, MineRecordPackageByOwner } from './changes.owner.generated.js';
import { ownerOf } from './owner.js';
import type { NamedPerson } from './person-search.js';

const LEVELS = ['A', 'B', 'C'] as const;

/** LE-3, CO-6: what is recorded of a person; each form for those whose role has it. */
export function RecordForms({ person: { id, name } }: { readonly person: NamedPerson }) {
  const texts = useTexts(mineRecordsTexts);
  const common = { owner: ownerOf(id), about: name };
  return (
    <>
      <Change
        {...common}
        title={texts.conversation}
        action={MineRecordConversationByOwner}
        submit={texts.conversation}
        toInput={(values) => ({ nurseId: id, date: values.text('date') })}
      >
        <Paragraph>{texts.conversationHint}</Paragraph>
        <DayField />
      </Change>
      {[false, true].map((completed) => (
        <Change
          key={String(completed)}
          {...common}
          title={completed ? texts.completed : texts.offered}
          action={MineRecordPackageByOwner}
          submit={completed ? texts.completed : texts.offered}
          toInput={(values) => ({ nurseId: id, date: values.text('date'), completed })}
        >
          <DayField />
        </Change>
      ))}
      <Change
        {...common}
        title={texts.competence}
        action={MineRecordCompetenceByOwner}
        submit={texts.competence}
        toInput={(values) => ({
          nurseId: id,
          date: values.text('date'),
          level: values.text('level') as (typeof LEVELS)[number],
          evidence: values.optional('evidence'),
        })}
      >
        <ChoiceField name="level" label={texts.level} options={LEVELS.map((level) => [level, texts[level]])} />
        <TextField name="evidence" label={texts.evidence} description={texts.evidenceHint} />
        <DayField />
      </Change>
    </>
  );
}

/** `date`: the day on which it was. */
function DayField() {
  const texts = useTexts(mineRecordsTexts);
  return <TextField name="date" label={texts.day} type="date" required defaultValue={todayInOslo()} />;
}
