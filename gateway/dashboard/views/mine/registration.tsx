import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';
import { ChangeForm } from './change/change-form.js';
import { MineRegisterParticipantByOwner, MineWithdrawParticipantByOwner } from './changes.owner.generated.js';
import type { Self } from './event-card.js';
import type { MineEventFragment as MineEvent } from './events.generated.js';
import { ownerOf } from './owner.js';

/** NU-4: a nurse registers for an event herself, and withdraws. */
export function Registration({ event, selves }: { readonly event: MineEvent; readonly selves: readonly Self[] }) {
  const texts = useTexts(mineTexts);
  const owner = ownerOf(event.id);
  const self = selves.find(({ id }) => ownerOf(id) === owner);
  if (self === undefined) return null;
  // The list of an event is its coordinator's; hers are her own.
  const own = self.participations?.find(({ eventId, status }) => eventId === event.id && status === 'REGISTERED');
  if (own)
    return (
      <ChangeForm
        isSmall
        action={MineWithdrawParticipantByOwner}
        owner={owner}
        submit={texts.withdraw}
        label={`${texts.withdraw}: ${event.title}`}
        toInput={() => ({ participationId: own.id, expectedVersion: own.version })}
      />
    );
  return (
    <ChangeForm
      isSmall
      action={MineRegisterParticipantByOwner}
      owner={owner}
      submit={texts.register}
      label={`${texts.register}: ${event.title}`}
      toInput={() => ({ eventId: event.id, nurseId: self.id })}
    />
  );
}
