import { ViewLink } from '../../shell/view-link.js';
import { overviewTexts } from '../../texts/overview.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { isSilent } from './is-silent.js';
import type { OverviewQuery } from './overview.generated.js';

/** How many alerts there are of a network; of a silent one, at least how many. */
export function AlertCount({
  data: { alerts, networks },
  network,
}: {
  readonly data: OverviewQuery;
  readonly network: OverviewQuery['networks'][number];
}) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const count = format.number(alerts.items.filter((alert) => alert.networks.some(({ slug }) => slug === network.slug)).length);
  // Where nobody is known to be silent, it may be anybody's alerts that are missing.
  const isPartial = isSilent(network) || (!alerts.complete && !networks.some(isSilent));
  const written = isPartial ? texts.atLeast(count) : count;
  return (
    <ViewLink to="overview" search={{ varsler: network.slug }} aria-label={`${written} ${texts.alerts}: ${network.name}`}>
      {written}
    </ViewLink>
  );
}
