import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Areas } from '../../shared/areas.js';
import type { Registry } from '../../shared/sectors.js';
import { StartError } from '../../shared/subgraph/errors.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { isObject } from '../../shared/subgraph/read-answer.js';
import { readAlertRule } from './alert/alert-rule.content.js';
import { checkAlertRules } from './alert/alert-rules.js';
import { readAffiliation, readPoint, readPopulation } from './area/area.content.js';
import { ContentRow, type Known } from './content-row.js';
import { readDiscrepancy } from './discrepancy/discrepancy.content.js';
import { isCountable } from './discrepancy/discrepancy.rules.js';
import { readAgreement } from './governance/agreement.content.js';
import { readBody } from './governance/body.content.js';
import { readDocument } from './governance/document.content.js';
import { readTree, slugsOf } from './governance/governed.content.js';
import { readPublishedOperator } from './governance/operator.content.js';
import { readIndicator } from './indicator/indicator.content.js';
import { checkIndicators } from './indicator/indicator.rules.js';
import { readContradiction, readObservation } from './observation/observation.content.js';
import { readOrganization } from './organization/organization.content.js';
import { readPlan, readPlanItem } from './plan/plan.content.js';
import { checkPlanItems, checkPlans } from './plan/plan.rules.js';
import { readService } from './service/service.content.js';
import { readSource } from './source/source.content.js';

/** The reference content of `regional`, as its tables take it. */
export type RegionalContent = ReturnType<typeof readContent>;

/** Folder of the content files; their README says what each is and where it comes from. */
const CONTENT_FOLDER = projectPath('subgraphs', 'regional', 'data');

/**
 * Reads and checks the content files.
 * @param folder where they lie
 * @throws StartError naming the file and the row that is corrupt
 */
export function readContent(registry: Registry, areas: Areas, folder: string = CONTENT_FOLDER) {
  const rows = (file: string) => readRows(folder, file);
  const sources = rows('sources.json').map(readSource);
  const organizations = rows('organizations.json').map(readOrganization);
  const bodies = rows('bodies.json');
  const agreements = rows('agreements.json');
  const networks = registry.sectors.flatMap((sector) => sector.networks);
  const known: Known = {
    sources: new Set(sources.map(({ slug }) => slug)),
    organizations: new Set(organizations.map(({ slug }) => slug)),
    networks: new Set(networks.map(({ slug }) => slug)),
    regions: new Set(registry.regions.map(({ slug }) => slug)),
    areas: new Set(areas.keys()),
    observations: new Set(),
    bodies: slugsOf(bodies),
    agreements: slugsOf(agreements),
  };
  for (const { hospital } of networks) {
    if (!known.organizations.has(hospital)) throw new StartError(`organizations.json lacks the hospital ${hospital} of the registry.`);
  }
  const observations = rows('observations.json').map((row) => readObservation(row, known));
  const contradicted: Known = { ...known, observations: new Set(observations.map(({ key }) => key)) };
  const contradictions = rows('contradictions.json').map((row) => readContradiction(row, contradicted));
  const services = rows('services.json').map((row) => readService(row, known));
  const figures = {
    counts: new Set(observations.filter((row) => isCountable({ ...row, kind: row.subjectKind })).map(({ key }) => key)),
    services: new Set(services.map(({ key }) => key)),
  };
  const documents = rows('documents.json').map((row) => readDocument(row, known));
  const documentSlugs = new Set(documents.map(({ slug }) => slug));
  const plans = checkPlans(rows('plans.json').map((row) => readPlan(row, known, documentSlugs)));
  return {
    sources,
    organizations,
    populations: rows('population.csv').map((row) => readPopulation(row, known)),
    affiliations: rows('affiliations.csv').map((row) => readAffiliation(row, known)),
    points: rows('points.csv').map((row) => readPoint(row, known)),
    observations,
    contradictions,
    discrepancies: rows('contradictions.json').flatMap((row) => readDiscrepancy(row, figures)),
    services,
    bodies: readTree(bodies, (row) => readBody(row, known), 'appointedBy'),
    agreements: readTree(agreements, (row) => readAgreement(row, known), 'parent'),
    documents,
    plans,
    planItems: checkPlanItems(
      rows('plan-items.json').map((row) => readPlanItem(row, known, new Set(plans.map(({ slug }) => slug)))),
      plans,
    ),
    operators: rows('operators.json').map((row) => readPublishedOperator(row, known)),
    indicators: checkIndicators(rows('indicators.json').map(readIndicator)),
    alertRules: checkAlertRules(rows('alert-rules.json').map((row) => readAlertRule(row, new Set(contradictions.map(({ key }) => key))))),
  };
}

/** The rows of a file; row numbers are lines in a CSV file and places in a JSON list. */
function readRows(folder: string, file: string): ContentRow[] {
  try {
    const text = readFileSync(join(folder, file), 'utf8');
    if (file.endsWith('.csv'))
      return (parse(text, { columns: true }) as Record<string, string>[]).map((row, i) => new ContentRow(file, i + 2, row));
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list) || !list.every(isObject)) throw new Error('it is no list of objects');
    return list.map((row, i) => new ContentRow(file, i + 1, row));
  } catch (error) {
    throw new StartError(`content file ${file} cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  }
}
