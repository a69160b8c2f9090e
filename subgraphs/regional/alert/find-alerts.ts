import { today } from '../../../shared/subgraph/date.js';
import { NOW, writeMoment } from '../../../shared/subgraph/moment.js';
import type { RegionalContext } from '../regional-context.js';
import { sourcesOf } from '../search/search-sectors.js';
import type { AlertList } from './alert.type.js';
import type { RegionalFacts } from './alert-facts.js';
import { listAlerts } from './list-alerts.js';
import { presentAlert } from './present-alert.js';

/** The alerts that concern a network, or all; only the sectors concerned are asked. */
export async function findAlerts(context: RegionalContext, network: string | null): Promise<AlertList> {
  const { loaders, registry } = context;
  const sectors = registry.sectors.filter(({ networks }) => network === null || networks.some(({ slug }) => slug === network));
  const [answers, facts, rules] = await Promise.all([
    Promise.all(sectors.map(({ slug }) => loaders.operatorsOfSector.load(slug))),
    readFacts(context),
    loaders.alertRules(),
  ]);
  const operators = new Map(
    answers.flatMap(({ sector, result }) =>
      result === null ? [] : sector.networks.map(({ slug }) => [slug, result.operators.filter((row) => row.network === slug)] as const),
    ),
  );
  const day = today();
  const alerts = listAlerts(rules, { ...facts, operators }, day).map((alert) => presentAlert(alert, day));
  return {
    items: alerts.filter(({ networkSlugs }) => network === null || networkSlugs.includes(network)),
    ...sourcesOf(answers),
  };
}

/** What is believed now, all of it read once in a request. */
async function readFacts({ loaders, registry }: RegionalContext): Promise<RegionalFacts> {
  const now = writeMoment(NOW);
  const [agreements, bodies, terms, evaluations, documents, editions, publishedOperators, tables] = await Promise.all([
    loaders.agreements(now),
    loaders.bodies(now),
    loaders.bodyTerms(now),
    loaders.evaluations(now),
    loaders.documents(now),
    loaders.documentEditions(now),
    loaders.publishedOperators(now),
    loaders.alertTables(),
  ]);
  return { registry, agreements, bodies, terms, evaluations, documents, editions, publishedOperators, ...tables };
}
