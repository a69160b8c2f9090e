import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { mineTexts } from '../../texts/mine.js';
import { mineWords } from '../../texts/mine-words.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { TextField } from './change/fields.js';
import type { Action } from './change/use-change.js';
import {
  type ConfirmEndInput,
  MineConfirmEndByOwner,
  MineConfirmNominationByOwner,
  MineDecideCorrectionByOwner,
  MineDecideParticipationByOwner,
} from './changes.owner.generated.js';
import { ownerOf } from './owner.js';
import type { MineRequestFragment } from './requests.generated.js';
import { WithdrawRequestForm } from './withdraw-request-form.js';

/** The decision on each kind of request; all have the same input. */
const DECISIONS: Readonly<Record<MineRequestFragment['kind'], Action<ConfirmEndInput>>> = {
  NOMINATION: MineConfirmNominationByOwner,
  END: MineConfirmEndByOwner,
  CORRECTION: MineDecideCorrectionByOwner,
  PARTICIPATION: MineDecideParticipationByOwner,
  PLACEMENT: MineDecideParticipationByOwner,
};

/** What waits for a decision. */
export interface RequestCardProps {
  readonly request: MineRequestFragment;
  /** Whether it is the reader's own to take back. */
  readonly isOwn: boolean;
}

/** A request, and the decision on it. */
export function RequestCard({ request, isOwn }: RequestCardProps) {
  const texts = useTexts(mineTexts);
  const words = useTexts(mineWords);
  const format = useFormat();
  const { id, version, kind, name, nurse, unit, event, appointment, date, note, recordedAt } = request;
  const who = name ?? nurse?.name ?? texts.unnamed;
  const about = [unit?.name ?? appointment?.unit.name, event?.title, date && format.shortDate(date)].filter(Boolean).join(', ');
  const decide = (approve: boolean) => ({
    action: DECISIONS[kind],
    owner: ownerOf(id),
    submit: approve ? texts.approve : texts.decline,
    title: approve ? texts.approve : texts.decline,
    about: `${words[kind]}, ${who}`,
    toInput: (values: { readonly optional: (name: string) => string | null }) => ({
      requestId: id,
      expectedVersion: version,
      approve,
      note: values.optional('note'),
    }),
  });
  return (
    <article className="mine-card" aria-labelledby={id}>
      <Heading level={3} id={id} data-size="xs">
        {words[kind]}: {who}
      </Heading>
      <Paragraph>
        {about} <span className="quiet">{texts.sent(format.instant(recordedAt))}</span>
      </Paragraph>
      {note && <blockquote>{note}</blockquote>}
      {[true, false].map((approve) => (
        <Change key={String(approve)} {...decide(approve)}>
          <TextField name="note" label={texts.answer} description={texts.noteHint} />
        </Change>
      ))}
      {isOwn && <WithdrawRequestForm request={request} about={`${words[kind]}, ${who}`} />}
    </article>
  );
}
