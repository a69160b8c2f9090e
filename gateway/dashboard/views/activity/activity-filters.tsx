import { Fieldset } from '@digdir/designsystemet-react';
import { Choice } from '../../parts/choice.js';
import { activityTexts } from '../../texts/activity.js';
import { useTexts } from '../../texts/use-language.js';
import type { ActivityOptionsQuery } from './activity.generated.js';
import type { ActivityState } from './use-activity-state.js';

/** What narrows calendar, feed and addresses alike; the kind of news is the feed's own choice. */
export interface ActivityFiltersProps {
  readonly state: ActivityState;
  readonly change: (change: Partial<ActivityState>) => void;
  readonly networks: ActivityOptionsQuery['networks'];
}

/** See {@link ActivityFiltersProps}. */
export function ActivityFilters({ state, change, networks }: ActivityFiltersProps) {
  const texts = useTexts(activityTexts);
  const regions = new Map(networks.map(({ region }) => [region.slug, region.name]));
  const offered = networks.filter(({ region }) => state.region === '' || region.slug === state.region);
  return (
    <Fieldset className="filters">
      <Fieldset.Legend>{texts.filters}</Fieldset.Legend>
      <Choice
        label={texts.region}
        value={state.region}
        options={[...regions]}
        none={texts.any}
        onChoose={(region) => change({ region, network: '' })}
      />
      <Choice
        label={texts.network}
        value={state.network}
        options={offered.map(({ slug, name }) => [slug, name])}
        none={texts.any}
        onChoose={(network) => change({ network })}
      />
    </Fieldset>
  );
}
