import { useQuery } from '@apollo/client/react';
import { Page } from '../../parts/page.js';
import { activityTexts } from '../../texts/activity.js';
import { useTexts } from '../../texts/use-language.js';
import { ActivityOptionsDocument } from './activity.generated.js';
import { ActivityFilters } from './activity-filters.js';
import { Calendar } from './calendar.js';
import { Feed } from './feed.js';
import { Subscribe } from './subscribe.js';
import { useActivityState } from './use-activity-state.js';

/** KW-2, KW-4, RD-4: what happens in the networks, and how to have it sent. */
export function Activity() {
  const texts = useTexts(activityTexts);
  const [state, change] = useActivityState();
  const { data } = useQuery(ActivityOptionsDocument, { fetchPolicy: 'cache-and-network' });
  const networks = data?.networks ?? [];
  return (
    <Page title={texts.title} lead={texts.lead} isDemo={networks.some(({ demo }) => demo)}>
      <ActivityFilters state={state} change={change} networks={networks} />
      <Calendar state={state} change={change} />
      <Feed state={state} change={change} />
      <Subscribe state={state} networks={networks} />
    </Page>
  );
}
