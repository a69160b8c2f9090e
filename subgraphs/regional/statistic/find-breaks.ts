import { bilingual } from '../indicator/indicator.type.js';
import type { PlanText } from '../plan/plan-text.js';
import type { RegionalContext } from '../regional-context.js';
import { type BreakKind, type Change, changesOf, kindsOf } from './break.rules.js';
import { namesOf } from './population.js';
import type { GroupPlace } from './read-group.js';
import type { SeriesBreak } from './series.type.js';
import type { StatisticFlag } from './statistic.vocabulary.js';

/** Days after which a break counts, and up to which: it lies between two figures. */
export interface BreakSpan {
  readonly after: string;
  readonly until: string;
}

/** What changed for a group in a time, oldest first. */
export async function findBreaks(context: RegionalContext, place: GroupPlace, { after, until }: BreakSpan): Promise<SeriesBreak[]> {
  const { areas, registry, loaders } = context;
  const changes = changesOf(areas, registry, await loaders.affiliations()).filter(({ date }) => after < date && date <= until);
  const found = changes.flatMap((change) => kindsOf(change, place, context).map((kind) => ({ kind, change })));
  const groups = Map.groupBy(found, ({ kind, change }) => `${change.date} ${ORDER.indexOf(kind)}`);
  return [...groups.keys()].toSorted().flatMap((key) => {
    const [first, ...others] = groups.get(key) ?? [];
    return first ? presentBreak(first.kind, [first.change, ...others.map(({ change }) => change)], context) : [];
  });
}

const ORDER: readonly BreakKind[] = ['MERGER', 'NEW_CODE', 'SCOPE'];

const FLAGS: Readonly<Record<BreakKind, StatisticFlag>> = {
  MERGER: 'BREAK_GEOGRAPHY',
  NEW_CODE: 'BREAK_GEOGRAPHY',
  SCOPE: 'BREAK_SCOPE',
};

function presentBreak(kind: BreakKind, changes: readonly Change[], context: RegionalContext): SeriesBreak {
  const codes = changes.flatMap(({ from, to }) => [from, to]);
  return {
    date: changes[0]?.date ?? '',
    flag: FLAGS[kind],
    areas: [...new Set(codes)].toSorted(),
    texts: TEXTS[kind](changes, context),
  };
}

type Words = (changes: readonly Change[], context: RegionalContext) => PlanText;

const TEXTS: Readonly<Record<BreakKind, Words>> = {
  MERGER: (changes, { areas }) => {
    const merged = [...Map.groupBy(changes, ({ to }) => to)].map(
      ([to, parts]) =>
        `${namesOf(
          areas,
          parts.map(({ from }) => from),
        ).join(', ')} → ${namesOf(areas, [to])}`,
    );
    return bilingual(`Kommuner ble slått sammen: ${merged.join('; ')}.`, `Municipalities were merged: ${merged.join('; ')}.`);
  },
  NEW_CODE: () =>
    bilingual('Kommuner fikk nye nummer; grensene er de samme.', 'Municipalities were given new numbers; their borders are the same.'),
  SCOPE: (changes, { areas, registry }) => {
    const networks = registry.sectors.flatMap((sector) => sector.networks);
    const nameOf = (slug: string | null, none: string) => networks.find((network) => network.slug === slug)?.name ?? none;
    const say = (none: string) =>
      changes.map(({ from, before, after }) => `${namesOf(areas, [from])} ${nameOf(before, none)} → ${nameOf(after, none)}`).join('; ');
    return bilingual(
      `Det som dekkes, ble endret: ${say('ingen av nettverkene')}.`,
      `What is covered changed: ${say('none of the networks')}.`,
    );
  },
};
