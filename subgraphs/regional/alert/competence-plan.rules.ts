import { addDays } from '../../../shared/sector/verification/freshness.js';
import { isOver } from '../governance/document.rules.js';
import type { AlertFacts, Evidence, Rule } from './alert-facts.js';
import { documentFinding } from './document-finding.js';
import { cite, oneDay, REGIONAL } from './evidence.js';
import { addMonths, dayInWords } from './span.js';

/** A competence plan that applies, whose newest edition is older than the limit, or of which no edition is dated. */
export const competencePlanOld: Rule = (facts, today, months) =>
  facts.documents.flatMap((document) => {
    if (document.kind !== 'COMPETENCE_PLAN' || isOver(document, facts.editions, today)) return [];
    const newest = facts.editions
      .filter((edition) => edition.document === document.slug && edition.validFrom <= today)
      .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
      .at(-1);
    const dated = datedIn(newest?.validFrom ?? document.validFrom, document.year);
    if (dated === null)
      return documentFinding(facts, document, {
        since: null,
        title: {
          nb: `Hvor gammel kompetanseplanen «${document.title}» er, er ukjent: ingen utgave er datert.`,
          en: `How old the competence plan “${document.title}” is, is unknown: no edition is dated.`,
        },
        evidence: [cite(facts, document, document.title)],
      });
    const limit = addMonths(addDays(dated.to, -1), months);
    if (today <= limit) return [];
    const { nb, en } = dated.words;
    return documentFinding(facts, document, {
      since: addDays(limit, 1),
      title: {
        nb: `Nyeste utgave av kompetanseplanen «${document.title}» er fra ${nb}, mer enn ${months} måneder siden.`,
        en: `The newest edition of the competence plan “${document.title}” is from ${en}, more than ${months} months ago.`,
      },
      evidence: [newest ? editionRecorded(newest) : cite(facts, document, document.title, dated)],
    });
  });

/** When an edition is from, as exactly as it is known: its first day, or else the year of the document. */
function datedIn(day: string | null, year: number | null) {
  if (day !== null) return { from: day, to: addDays(day, 1), words: dayInWords(day) };
  return year === null ? null : { from: `${year}-01-01`, to: `${year + 1}-01-01`, words: { nb: `${year}`, en: `${year}` } };
}

const editionRecorded = ({ label, validFrom, demo }: AlertFacts['editions'][number]): Evidence => ({
  verbatim: label,
  period: oneDay(validFrom),
  source: null,
  locator: null,
  owner: REGIONAL,
  demo: Boolean(demo),
});
