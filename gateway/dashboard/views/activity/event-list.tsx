import { Heading, Tag } from '@digdir/designsystemet-react';
import { activityTexts } from '../../texts/activity.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { ActivityEventsQuery } from './activity.generated.js';

/** An event as it is shown. */
export type ShownEvent = NonNullable<ActivityEventsQuery['events']['edges'][number]['node']>;

/** Events one below the other, with all that is told of them. */
export function EventList({ events }: { readonly events: readonly ShownEvent[] }) {
  const texts = useTexts(activityTexts);
  const format = useFormat();
  return (
    <ul className="plain cards">
      {events.map(({ id, title, kind, date, startsAt, endsAt, status, place, description, topics, network }) => (
        <li key={id} id={id}>
          <Heading level={3} data-size="xs">
            {title}
          </Heading>
          <p>
            <time dateTime={startsAt ? `${date}T${startsAt}` : date}>{format.date(date)}</time>
            {startsAt && <> {texts.from(endsAt ? `${startsAt}–${endsAt}` : startsAt)}</>}
            {place && <> · {place}</>}
            {network && <> · {network.name}</>}
          </p>
          <p>
            {status === 'CANCELLED' && <Tag data-color="danger">✗ {texts.cancelled}</Tag>} <Tag data-color="neutral">{texts[kind]}</Tag>{' '}
            {topics.map((topic) => (
              <Tag key={topic} variant="outline" data-color="neutral">
                {topic}
              </Tag>
            ))}
          </p>
          {description && <p>{description}</p>}
        </li>
      ))}
    </ul>
  );
}
