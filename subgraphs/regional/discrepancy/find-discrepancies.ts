import { classOn } from '../../../shared/sector/verification/freshness-class.js';
import { today } from '../../../shared/subgraph/date.js';
import { ageInDays } from '../alert/span.js';
import { presentNetwork } from '../network/network.type.js';
import type { Observation } from '../observation/observation.type.js';
import { STALE_AFTER_DAYS } from '../quality/quality.rules.js';
import { lastDayOf } from '../quality/register-ages.js';
import type { RegionalContext } from '../regional-context.js';
import type { PalliativeServiceFact } from '../service/service.entity.js';
import { presentService } from '../service/service.resolver.js';
import { checkIndicator } from '../statistic/check-question.js';
import { joinSources } from '../statistic/join-sources.js';
import type { ComputedFigure } from './computed-figure.type.js';
import { countBeside, countKey, presentCount } from './count-beside.js';
import { byKind, type KnownDiscrepancy, listKnown } from './discrepancy.repository.js';
import { concernsOf, isCountable, type Subject, spreadOf } from './discrepancy.rules.js';
import type { AgedEntry, DiscrepancyList } from './discrepancy.type.js';
import { type Found, foundByRule } from './found-by-rule.js';

/** The discrepancies that concern a network, or all. Only what these need is counted. */
export async function findDiscrepancies(context: RegionalContext, network: string | null): Promise<DiscrepancyList> {
  const { db, loaders, registry } = context;
  const day = today();
  const [known, figures, { services }, affiliations, indicator] = await Promise.all([
    listKnown(db),
    loaders.observations(),
    loaders.alertTables(),
    loaders.affiliations(),
    checkIndicator(context, 'nurses-per-10000'),
  ]);
  const named = (keys: readonly string[]) => figures.filter(({ key }) => keys.includes(key));
  const concerned = (subjects: readonly Subject[]) => concernsOf(subjects, { registry, affiliations, services });
  const isWanted = (subjects: readonly Subject[]) => network === null || concerned(subjects).some((one) => one.network === network);
  const subjectsOf = ({ subjects, observations }: KnownDiscrepancy) => [...subjects, ...named(observations).map(({ subject }) => subject)];
  const entryOf = ({ entry }: KnownDiscrepancy) =>
    services.filter(({ key }) => key === entry).map((one) => presentEntry(one, day))[0] ?? null;
  const keyOf = (figure: Observation) => countKey(figure, day);
  const wanted = known.filter((one) => isWanted(subjectsOf(one)));
  const preferred = figures.filter(
    (figure) => figure.preferred && isCountable({ ...figure, kind: figure.subject.kind }) && isWanted([figure.subject]),
  );
  const toCount = Map.groupBy([...wanted.flatMap(({ counted }) => named(counted)), ...preferred], keyOf);
  const counted = await Promise.all(
    [...toCount].map(async ([key, [figure]]) => (figure ? [[key, await countBeside(context, indicator, figure, day)] as const] : [])),
  );
  const counts = new Map(counted.flat());
  const beside = (keys: readonly string[]) =>
    [...Map.groupBy(named(keys), keyOf)].flatMap(([key, group]) => {
      const count = counts.get(key);
      return count ? presentCount(count, group) : [];
    });
  const items = [
    ...wanted.map((row) => ({
      ...presentKnown(row, named(row.observations), beside(row.counted)),
      entry: entryOf(row),
      of: subjectsOf(row),
    })),
    ...preferred.flatMap((figure) => {
      const count = counts.get(keyOf(figure));
      return (count ? foundByRule(figure, count) : []).map((one) => ({ ...one, of: [figure.subject] }));
    }),
  ];
  return {
    items: items.toSorted(byKind).map(({ of, ...item }) => ({
      ...item,
      concerns: concerned(of).map(({ network: slug, by }) => ({ network: presentNetwork(registry, slug, ''), by })),
    })),
    ...joinSources([...counts.values()]),
  };
}

function presentKnown(
  { key, kind, titles, explanations, reasons }: KnownDiscrepancy,
  observations: readonly Observation[],
  computed: readonly ComputedFigure[],
): Omit<Found, 'entry'> {
  return {
    ...{ key, kind, titles, explanations, reasons, observations },
    spread: spreadOf(observations),
    computed: computed.toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1)),
    demo: computed.some(({ demo }) => demo),
  };
}

function presentEntry(entry: PalliativeServiceFact, day: string): AgedEntry {
  const last = lastDayOf(entry);
  return {
    service: presentService(entry, ''),
    ageDays: last === null ? null : ageInDays({ from: last, to: null }, day),
    freshness: last === null ? null : classOn(last, STALE_AFTER_DAYS.REGISTER_ENTRY, day),
  };
}
