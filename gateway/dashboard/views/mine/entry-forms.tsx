import { mineTexts } from '../../texts/mine.js';
import { mineWords } from '../../texts/mine-words.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { ChangeForm } from './change/change-form.js';
import { ChoiceField, TextField } from './change/fields.js';
import {
  MineProposeCorrectionByOwner,
  MineSetVisibilityByOwner,
  MineUpdateContactByOwner,
  MineVerifyRecordsByOwner,
} from './changes.owner.generated.js';
import type { OwnNurse } from './entry.js';
import { ownerOf } from './owner.js';

const VISIBILITIES = ['PUBLIC', 'NETWORK', 'PRIVATE'] as const;

/** NU-1, NU-3: what she may change in her own entry. */
export function EntryForms({ nurse: { id, version, name, contact, visibility } }: { readonly nurse: OwnNurse }) {
  const texts = useTexts(mineTexts);
  const words = useTexts(mineWords);
  const common = { owner: ownerOf(id) };
  return (
    <>
      <ChangeForm {...common} isSmall action={MineVerifyRecordsByOwner} submit={texts.contactIsRight} toInput={() => ({ ids: [id] })} />
      <Change
        {...common}
        title={texts.changeContact}
        action={MineUpdateContactByOwner}
        submit={texts.save}
        // Empty removes it.
        toInput={(values) => ({ nurseId: id, expectedVersion: version, email: values.text('email'), phone: values.text('phone') })}
      >
        <TextField name="email" label={texts.email} type="email" defaultValue={contact?.email ?? ''} />
        <TextField name="phone" label={texts.phone} type="tel" defaultValue={contact?.phone ?? ''} />
      </Change>
      <Change
        {...common}
        title={texts.changeVisibility}
        action={MineSetVisibilityByOwner}
        submit={texts.save}
        toInput={(values) => ({
          nurseId: id,
          expectedVersion: version,
          visibility: values.text('visibility') as (typeof VISIBILITIES)[number],
        })}
      >
        <ChoiceField
          name="visibility"
          label={texts.visibility}
          defaultValue={visibility}
          options={VISIBILITIES.map((one) => [one, words[one]])}
        />
      </Change>
      <Change
        {...common}
        title={texts.correct}
        action={MineProposeCorrectionByOwner}
        submit={texts.send}
        toInput={(values) => ({ nurseId: id, name: values.optional('name'), note: values.optional('note') })}
      >
        <TextField name="name" label={texts.rightName} description={name ?? ''} />
        <TextField name="note" label={texts.whatIsWrong} description={texts.noteHint} />
      </Change>
    </>
  );
}
