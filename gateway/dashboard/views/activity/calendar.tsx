import { useQuery } from '@apollo/client/react';
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { Sources, sourceOf } from '../../parts/sources.js';
import { useInstantOf } from '../../parts/use-instant-of.js';
import { activityTexts } from '../../texts/activity.js';
import { FORMAT_LOCALES } from '../../texts/language.js';
import { useFormat } from '../../texts/use-format.js';
import { useLanguage, useTexts } from '../../texts/use-language.js';
import { ActivityEventsDocument } from './activity.generated.js';
import { EventList } from './event-list.js';
import { daysOf, shiftMonth } from './month.js';
import { MonthGrid } from './month-grid.js';
import type { ActivityState } from './use-activity-state.js';

/** The most that the graph gives at once. */
const MOST = 200;

/** A month of events: as a grid where there is room, as a list everywhere. */
export interface CalendarProps {
  readonly state: ActivityState;
  readonly change: (change: Partial<ActivityState>) => void;
}

/** See {@link CalendarProps}. */
export function Calendar({ state, change }: CalendarProps) {
  const texts = useTexts(activityTexts);
  const language = useLanguage();
  const format = useFormat();
  const filter = { region: state.region || null, network: state.network || null, ...daysOf(state.month) };
  const { data, error, refetch } = useQuery(ActivityEventsDocument, { variables: { filter, first: MOST }, fetchPolicy: 'no-cache' });
  const found = data?.events;
  const at = useInstantOf(found);
  const name = new Intl.DateTimeFormat(FORMAT_LOCALES[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${state.month}-01`),
  );
  const events = (found?.edges ?? []).flatMap(({ node }) => (node ? [node] : []));
  return (
    <section aria-labelledby="calendar">
      <Heading level={2} id="calendar" data-size="md">
        {texts.month(name)}
      </Heading>
      <div className="pager">
        <Button variant="secondary" onClick={() => change({ month: shiftMonth(state.month, -1) })}>
          {texts.previous}
        </Button>
        <Button variant="secondary" onClick={() => change({ month: '' })}>
          {texts.today}
        </Button>
        <Button variant="secondary" onClick={() => change({ month: shiftMonth(state.month, 1) })}>
          {texts.next}
        </Button>
      </div>
      {!found && (error ? <Problem error={error} retry={refetch} /> : <Loading />)}
      {found && (
        <>
          <Sources sources={found.sources.map(sourceOf)} at={at} retry={refetch} />
          {found.edges.length < found.totalCount && (
            <Alert data-color="warning" role="status">
              {texts.cut(format.number(found.edges.length), format.number(found.totalCount))}
            </Alert>
          )}
          <MonthGrid month={state.month} caption={texts.month(name)} events={events} />
          {events.length === 0 ? <Paragraph>{texts.noEvents}</Paragraph> : <EventList events={events} />}
        </>
      )}
    </section>
  );
}
