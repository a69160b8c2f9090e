import type { AlertFacts, Finding } from './alert-facts.js';
import { networksOfRegion } from './concerned.js';

type Document = AlertFacts['documents'][number];

/** What a rule has found about a document. */
export const documentFinding = (facts: AlertFacts, document: Document, rest: Pick<Finding, 'since' | 'title' | 'evidence'>): Finding => ({
  subject: { kind: 'DOCUMENT', key: document.slug, label: document.title },
  networks: concerned(facts, document),
  ...rest,
});

/** The networks of the region that lists the document, else of those whose plans it governs, else all. */
function concerned(facts: AlertFacts, { region, governs }: Document): string[] {
  if (region !== null) return networksOfRegion(facts, region);
  const slugs = JSON.parse(governs) as string[];
  const plans = facts.plans.filter(({ slug, document }) => slugs.includes(slug) || slugs.includes(document ?? ''));
  const documents = facts.documents.filter(({ slug }) => slugs.includes(slug));
  const regions = new Set([...plans, ...documents].map((row) => row.region));
  return networksOfRegion(facts, null).filter(
    (network) => regions.size === 0 || [...regions].some((one) => networksOfRegion(facts, one).includes(network)),
  );
}
