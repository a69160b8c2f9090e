import type { NetworkDeclaration } from '../../../shared/sectors.js';
import { containsDay } from '../../../shared/subgraph/date.js';
import { writeMoment } from '../../../shared/subgraph/moment.js';
import type { RegionalContext } from '../regional-context.js';
import { dayBefore } from './break.rules.js';
import { findBreaks } from './find-breaks.js';
import { networksWithin } from './groups.js';
import { Places } from './places.js';
import type { GroupPlace } from './read-group.js';
import type { SeriesBreak } from './series.type.js';
import type { Statistic } from './statistic.type.js';

/** One of two groups that are compared, with what speaks for and against it. */
export interface ComparisonSide {
  readonly place: GroupPlace;
  readonly statistic: Statistic;
  /** The networks that it is of; of an area those that it belongs to, wholly or in part. */
  readonly networks: readonly NetworkDeclaration[];
  /** Slugs of the function descriptions by which its networks work. */
  readonly functionDescriptions: readonly string[];
  /** What changed of its scope in the year, up to the day. */
  readonly scopeBreaks: readonly SeriesBreak[];
}

/** Gathers what must be known of a group to compare it. */
export async function readSide(context: RegionalContext, place: GroupPlace, statistic: Statistic): Promise<ComparisonSide> {
  const { registry, areas, loaders } = context;
  const day = statistic.asOf;
  const places = new Places(areas, registry, await loaders.affiliations(), day);
  const slugs: ReadonlySet<string> = place.area
    ? new Set(
        places
          .madeOf(place.area.code)
          .flatMap((code) => [places.networkOf(code), places.partOf(code)])
          .filter((slug) => slug !== null),
      )
    : networksWithin(place.within, registry);
  const sectors = registry.sectors.filter(({ networks }) => networks.some(({ slug }) => slugs.has(slug)));
  const regions = new Set(sectors.map(({ region }) => region));
  const descriptions = await loaders.plans.load({ id: 'FUNCTION_DESCRIPTION', moment: writeMoment({ asOf: day, knownAt: null }) });
  const breaks = await findBreaks(context, place, { after: dayBefore(`${day.slice(0, 4)}-01-01`), until: day });
  return {
    ...{ place, statistic },
    networks: sectors.flatMap(({ networks }) => networks.filter(({ slug }) => slugs.has(slug))),
    functionDescriptions: descriptions
      .filter((row) => regions.has(row.region ?? '') && containsDay(row, day))
      .map(({ slug }) => slug)
      .toSorted(),
    scopeBreaks: breaks.filter(({ flag }) => flag === 'BREAK_SCOPE'),
  };
}
