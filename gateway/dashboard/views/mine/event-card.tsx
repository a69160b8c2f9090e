import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineTexts } from '../../texts/mine.js';
import { mineWords } from '../../texts/mine-words.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { Attendance } from './attendance.js';
import { Change } from './change/change.js';
import { MineCancelEventByOwner, MineUpdateEventByOwner } from './changes.owner.generated.js';
import { EventFields, readEvent } from './event-fields.js';
import type { MineEventsQuery } from './events.generated.js';
import { ownerOf } from './owner.js';
import { Registration } from './registration.js';

/** An event of a network. */
export type MineEvent = NonNullable<NonNullable<NonNullable<MineEventsQuery['network']>['events']>['edges'][number]['node']>;

/** An entry of the viewer's own, with what she is registered for. */
export type Self = MineEventsQuery['viewer']['nurses'][number];

/** An event, and what she may do about it. */
export function EventCard({ event, selves }: { readonly event: MineEvent; readonly selves: readonly Self[] }) {
  const texts = useTexts(mineTexts);
  const words = useTexts(mineWords);
  const format = useFormat();
  const { id, version, title, kind, date, place, status, registeredCount, attendedCount } = event;
  const owner = ownerOf(id);
  const isPast = date <= todayInOslo();
  const isPlanned = status === 'PLANNED';
  return (
    <article className="mine-card" aria-labelledby={id}>
      <Heading level={3} id={id} data-size="xs">
        {title} {!isPlanned && <Tag data-color="danger">✗ {words.CANCELLED}</Tag>}
      </Heading>
      <Paragraph>
        {format.date(date)}, {words[kind]}
        {place && `, ${place}`}
        {registeredCount !== null && `, ${texts.registered(format.number(registeredCount))}`}
        {attendedCount !== null && isPast && `, ${texts.attended(format.number(attendedCount))}`}
      </Paragraph>
      {isPlanned && (
        <>
          {!isPast && <Registration event={event} selves={selves} />}
          <Change
            title={texts.changeEvent}
            about={title}
            action={MineUpdateEventByOwner}
            owner={owner}
            submit={texts.save}
            toInput={(values) => ({ eventId: id, expectedVersion: version, ...readEvent(values) })}
          >
            <EventFields event={event} />
          </Change>
          {isPast && <Attendance event={event} />}
          {!isPast && (
            <Change
              title={texts.cancel}
              about={title}
              action={MineCancelEventByOwner}
              owner={owner}
              submit={texts.cancelNow}
              toInput={() => ({ eventId: id, expectedVersion: version })}
            />
          )}
        </>
      )}
    </article>
  );
}
