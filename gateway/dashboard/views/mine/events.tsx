import { useQuery } from '@apollo/client/react';
import { Heading } from '@digdir/designsystemet-react';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { MinePlanEventByOwner } from './changes.owner.generated.js';
import { ComingEvents } from './coming-events.js';
import { EventFields } from './event-fields.js';
import { MineRegistrationsDocument } from './events.generated.js';
import type { MineNetwork } from './networks-of.js';
import { NoNetwork } from './no-network.js';
import { ownerOf } from './owner.js';
import { PastEvents } from './past-events.js';
import { readEvent } from './read-event.js';
import type { TabProps } from './tabs.js';

/** CO-5, NU-4: the events of a network, to plan, change and cancel, to register for, and to record who was there. */
export function Events({ network }: TabProps) {
  return network ? <EventsOf network={network} /> : <NoNetwork tab="arrangementer" />;
}

function EventsOf({ network }: { readonly network: MineNetwork }) {
  const texts = useTexts(mineTexts);
  const { data } = useQuery(MineRegistrationsDocument);
  const today = todayInOslo();
  const common = { network: network.slug, selves: data?.viewer.nurses ?? [] };
  return (
    <section aria-labelledby="events">
      <Heading level={2} id="events" data-size="sm">
        {texts.arrangementer}
      </Heading>
      <Change
        title={texts.planEvent}
        action={MinePlanEventByOwner}
        owner={ownerOf(network.id)}
        submit={texts.planEvent}
        toInput={(values) => ({ network: network.slug, ...readEvent(values) })}
      >
        <EventFields network={network.slug} />
      </Change>
      <ComingEvents {...common} from={today} />
      <PastEvents {...common} to={today} />
    </section>
  );
}
