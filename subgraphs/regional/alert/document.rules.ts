import { addDays } from '../../../shared/sector/verification/freshness.js';
import { isOver } from '../governance/document.rules.js';
import type { AlertFacts, Evidence, Rule, Words } from './alert-facts.js';
import { documentFinding } from './document-finding.js';
import { cite } from './evidence.js';
import { dayInWords } from './span.js';

type Document = AlertFacts['documents'][number];

/** A plan, or a document that governs one, whose period is over or that another has replaced. */
export const documentExpired: Rule = (facts, today) =>
  facts.documents
    .filter((document) => isGoverning(document) && isOver(document, facts.editions, today))
    .map((document) => {
      const { nb, en }: Words = document.validTo === null ? { nb: '', en: '' } : dayInWords(addDays(document.validTo, -1));
      return documentFinding(facts, document, {
        since: document.validTo,
        title: {
          nb: `Det førende dokumentet «${document.title}» gjelder ikke lenger${nb && `; det gjaldt til og med ${nb}`}.`,
          en: `The governing document “${document.title}” is no longer valid${en && `; its last day was ${en}`}.`,
        },
        evidence: [cite(facts, document, document.title), ...aboutStatus(facts, document)],
      });
    });

/** A document that governs a plan and is being revised. */
export const documentUnderRevision: Rule = (facts) =>
  facts.documents
    .filter((document) => isGoverning(document) && document.status === 'UNDER_REVISION')
    .map((document) => {
      const said = aboutStatus(facts, document);
      return documentFinding(facts, document, {
        since: null,
        title: {
          nb: `Det førende dokumentet «${document.title}» er under revidering.`,
          en: `The governing document “${document.title}” is being revised.`,
        },
        evidence: said.length > 0 ? said : [cite(facts, document, document.title)],
      });
    });

/** Whether it is a plan or governs one. */
const isGoverning = ({ kind, governs }: Document): boolean => kind === 'STRATEGY' || governs !== '[]';

const aboutStatus = (facts: AlertFacts, document: Document): Evidence[] =>
  document.statusVerbatim === null ? [] : [cite(facts, document, document.statusVerbatim)];
