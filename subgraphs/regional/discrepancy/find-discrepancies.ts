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
import { type CountBeside, canCount, countBeside, countKey, presentCount } from './count-beside.js';
import { byKind, type KnownDiscrepancy, listKnown } from './discrepancy.repository.js';
import { concernsOf, type Subject, spreadOf } from './discrepancy.rules.js';
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
  const wanted = known.filter((one) => isWanted(subjectsOf(one)));
  const preferred = figures.filter((figure) => figure.preferred && canCount(figure) && isWanted([figure.subject]));
  const toCount = new Map([...wanted.flatMap(({ counted }) => named(counted)), ...preferred].map((one) => [countKey(one, day), one]));
  const counts = new Map(
    await Promise.all([...toCount].map(async ([key, figure]) => [key, await countBeside(context, indicator, figure, day)] as const)),
  );
  const countFor = (figure: Observation) => counts.get(countKey(figure, day)) as CountBeside;
  const found = (row: KnownDiscrepancy): Found => {
    const { key, kind, titles, explanations, reasons } = row;
    const observations = named(row.observations);
    const computed = [...Map.groupBy(named(row.counted), (figure) => countKey(figure, day)).values()].map((group) =>
      presentCount(countFor(group[0] as Observation), group as [Observation, ...Observation[]]),
    );
    const entry = services.find((service) => service.key === row.entry);
    return {
      ...{ key, kind, titles, explanations, reasons, observations, computed },
      spread: spreadOf(observations),
      entry: entry ? presentEntry(entry, day) : null,
      demo: computed.some(({ demo }) => demo),
    };
  };
  const items = [
    ...wanted.map((row) => ({ ...found(row), of: subjectsOf(row) })),
    ...preferred.flatMap((figure) => foundByRule(figure, countFor(figure)).map((one) => ({ ...one, of: [figure.subject] }))),
  ];
  return {
    items: items.toSorted(byKind).map(({ of, ...item }) => ({
      ...item,
      concerns: concerned(of).map(({ network: slug, by }) => ({ network: presentNetwork(registry, slug, ''), by })),
    })),
    ...joinSources([...counts.values()]),
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
