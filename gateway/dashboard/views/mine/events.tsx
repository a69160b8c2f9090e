import { useQuery } from '@apollo/client/react';
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { MinePlanEventByOwner } from './changes.owner.generated.js';
import { EventCard } from './event-card.js';
import { EventFields, readEvent } from './event-fields.js';
import { MineEventsDocument } from './events.generated.js';
import { ownerOf } from './owner.js';
import type { TabProps } from './tabs.js';

/** Attendance is recorded after the day: so far back events are listed. */
const DAYS_BACK = 90;

/** CO-5, NU-4: the events of a network, to plan, change and cancel, to register for, and to record who was there. */
export function Events({ network }: TabProps) {
  const texts = useTexts(mineTexts);
  const from = new Date(Date.parse(todayInOslo()) - DAYS_BACK * 86_400_000).toISOString().slice(0, 10);
  const query = useQuery(MineEventsDocument, { variables: { network: network?.slug ?? '', from }, skip: network === null });
  const events = query.data?.network?.events;
  return (
    <section aria-labelledby="events">
      <Heading level={2} id="events" data-size="sm">
        {texts.arrangementer}
      </Heading>
      {network && (
        <Change
          title={texts.planEvent}
          action={MinePlanEventByOwner}
          owner={ownerOf(network.id)}
          submit={texts.planEvent}
          toInput={(values) => ({ network: network.slug, ...readEvent(values) })}
        >
          <EventFields />
        </Change>
      )}
      {!events && (query.error ? <Problem error={query.error} retry={query.refetch} /> : <Loading />)}
      {events?.edges.length === 0 && <Paragraph>{texts.noEvents}</Paragraph>}
      {events?.edges.map(({ node }) => node && <EventCard key={node.id} event={node} selves={query.data?.viewer.nurses ?? []} />)}
    </section>
  );
}
