import { Paragraph } from '@digdir/designsystemet-react';
import { mineTexts } from '../../texts/mine.js';
import { mineEventsTexts } from '../../texts/mine-events.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { ChangeForm } from './change/change-form.js';
import { MineRegisterParticipantByOwner, MineWithdrawParticipantByOwner } from './changes.owner.generated.js';
import type { MineEventFragment as MineEvent } from './events.generated.js';
import { ownerOf } from './owner.js';
import { ParticipantField } from './participant-field.js';

/** An event that is still to come, in the list of a network. */
export interface ParticipantsProps {
  readonly event: MineEvent;
  readonly network: string;
}

/** CO-5: who is registered for an event, to be read, added to and taken from; the list is its coordinator's alone. */
export function Participants({ event: { id, title, participations }, network }: ParticipantsProps) {
  const texts = useTexts(mineTexts);
  const eventTexts = useTexts(mineEventsTexts);
  const format = useFormat();
  if (participations === null) return null;
  const registered = participations.filter(({ status }) => status === 'REGISTERED');
  const owner = ownerOf(id);
  return (
    <>
      <details className="change">
        <summary>
          {eventTexts.participants(format.number(registered.length))}
          <span className="visually-hidden"> {title}</span>
        </summary>
        {registered.length === 0 && <Paragraph>{eventTexts.noParticipants}</Paragraph>}
        <ul className="plain">
          {registered.map(({ id: participationId, version, nurse }) => {
            const name = nurse?.name ?? texts.unnamed;
            return (
              <li key={participationId}>
                {name}
                <ChangeForm
                  isSmall
                  action={MineWithdrawParticipantByOwner}
                  owner={owner}
                  submit={eventTexts.withdrawOther}
                  label={`${eventTexts.withdrawOther}: ${name}, ${title}`}
                  toInput={() => ({ participationId, expectedVersion: version })}
                />
              </li>
            );
          })}
        </ul>
      </details>
      <Change
        title={eventTexts.registerOther}
        about={title}
        action={MineRegisterParticipantByOwner}
        owner={owner}
        submit={eventTexts.registerNow}
        toInput={(values) => ({ eventId: id, nurseId: values.text('nurseId') })}
      >
        <ParticipantField network={network} registered={registered.flatMap(({ nurse }) => nurse?.id ?? [])} />
      </Change>
    </>
  );
}
