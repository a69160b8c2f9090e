import { Heading, Tag } from '@digdir/designsystemet-react';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineTexts } from '../../texts/mine.js';
import { mineWords } from '../../texts/mine-words.js';
import { useTexts } from '../../texts/use-language.js';
import { Attendance } from './attendance.js';
import { Change } from './change/change.js';
import { MineCancelEventByOwner, MineUpdateEventByOwner } from './changes.owner.generated.js';
import { EventFactsList } from './event-facts-list.js';
import { EventFields } from './event-fields.js';
import type { MineEventFragment as MineEvent, MineRegistrationsQuery } from './events.generated.js';
import { ownerOf } from './owner.js';
import { Participants } from './participants.js';
import { readEvent } from './read-event.js';
import { Registration } from './registration.js';

/** An entry of the viewer's own, with what she is registered for. */
export type Self = MineRegistrationsQuery['viewer']['nurses'][number];

/** An event in the list of a network, which holds it alone or with others. */
export interface EventCardProps {
  readonly event: MineEvent;
  readonly network: string;
  readonly selves: readonly Self[];
}

/** See {@link EventCardProps}: what it is, and what she may do about it. */
export function EventCard({ event, network, selves }: EventCardProps) {
  const texts = useTexts(mineTexts);
  const words = useTexts(mineWords);
  const { id, version, title, status } = event;
  const hasBegun = event.date <= todayInOslo();
  const form = { about: title, owner: ownerOf(id) };
  // A joint event is changed by the network that announced it.
  const isOwn = event.network === null || event.network.slug === network;
  return (
    <article className="mine-card" aria-labelledby={id}>
      <Heading level={4} id={id} data-size="xs">
        {title} {status === 'CANCELLED' && <Tag data-color="danger">✗ {words.CANCELLED}</Tag>}
      </Heading>
      <EventFactsList event={event} hasBegun={hasBegun} />
      {status === 'PLANNED' && !hasBegun && <Registration event={event} selves={selves} />}
      {status === 'PLANNED' && !hasBegun && <Participants event={event} network={network} />}
      {status === 'PLANNED' && isOwn && (
        <Change
          {...form}
          title={texts.changeEvent}
          action={MineUpdateEventByOwner}
          submit={texts.save}
          toInput={(values) => ({ eventId: id, expectedVersion: version, ...readEvent(values) })}
        >
          <EventFields event={event} network={network} />
        </Change>
      )}
      {status === 'PLANNED' && isOwn && hasBegun && <Attendance event={event} />}
      {status === 'PLANNED' && isOwn && !hasBegun && (
        <Change
          {...form}
          title={texts.cancel}
          action={MineCancelEventByOwner}
          submit={texts.cancelNow}
          toInput={() => ({ eventId: id, expectedVersion: version })}
        />
      )}
    </article>
  );
}
