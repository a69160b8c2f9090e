import { containsDay } from '../../../shared/subgraph/date.js';
import type { AlertFacts, Evidence, Finding, Rule, Words } from './alert-facts.js';
import { networksOfRegion } from './concerned.js';
import { cite } from './evidence.js';
import { addMonths, dayInWords } from './span.js';

type Agreement = AlertFacts['agreements'][number];

/** An agreement that is no longer in force, and none like it has taken its place. */
export const agreementLapsed: Rule = (facts, today) =>
  facts.agreements
    .filter(
      (agreement) => isOver(agreement, today) && !facts.agreements.some((other) => isInForce(other, today) && replaces(other, agreement)),
    )
    .map((agreement) => {
      const { nb, en } = agreement.validTo === null ? { nb: '', en: '' } : dayInWords(agreement.validTo);
      const active = agreement.kind === 'NETWORK' ? describedAsActive(facts, agreement, today) : [];
      const but: Words =
        active.length === 0
          ? { nb: '', en: '' }
          : { nb: ' Kilder omtaler fortsatt nettverket som i drift.', en: ' Sources still describe the network as active.' };
      return finding(facts, agreement, {
        since: agreement.validTo,
        title: {
          nb: `«${agreement.title}» ${nb === '' ? 'er ikke i kraft' : `har ikke vært i kraft siden ${nb}`}, og ingen annen avtale har tatt over.${but.nb}`,
          en: `“${agreement.titleEn}” ${en === '' ? 'is not in force' : `has not been in force since ${en}`}, and no other agreement has taken its place.${but.en}`,
        },
        evidence: [cite(facts, agreement, agreement.verbatim), ...active],
      });
    });

/** An agreement that ends within the limit, and none like it goes on. */
export const agreementExpiring: Rule = (facts, today, months) =>
  facts.agreements.flatMap((agreement) => {
    const { validTo } = agreement;
    if (validTo === null || !isInForce(agreement, today) || today < addMonths(validTo, -months)) return [];
    if (facts.agreements.some((other) => other.slug !== agreement.slug && isInForce(other, validTo) && replaces(other, agreement)))
      return [];
    const { nb, en } = dayInWords(validTo);
    return finding(facts, agreement, {
      since: addMonths(validTo, -months),
      title: {
        nb: `«${agreement.title}» er ikke lenger i kraft fra ${nb}, og ingen annen avtale tar over.`,
        en: `“${agreement.titleEn}” is no longer in force from ${en}, and no other agreement takes its place.`,
      },
      evidence: [cite(facts, agreement, agreement.verbatim)],
    });
  });

const finding = (facts: AlertFacts, { slug, title, region }: Agreement, rest: Pick<Finding, 'since' | 'title' | 'evidence'>): Finding => ({
  subject: { kind: 'AGREEMENT', key: slug, label: title },
  networks: networksOfRegion(facts, region),
  ...rest,
});

const isInForce = (agreement: Agreement, day: string): boolean => agreement.status === 'IN_FORCE' && containsDay(agreement, day);

const isOver = ({ status, validTo }: Agreement, day: string): boolean => status === 'LAPSED' || (validTo !== null && validTo <= day);

/**
 * Whether it is of the same kind, for the same region and between all of the same parties. Of one whose parties are not known, only another
 * that names none can be told to be between the same: one with a single municipality replaces nothing for a whole region.
 */
const replaces = (other: Agreement, agreement: Agreement): boolean => {
  const parties = JSON.parse(other.parties) as string[];
  const wanted = JSON.parse(agreement.parties) as string[];
  const isBetweenThem = wanted.length === 0 ? parties.length === 0 : wanted.every((party) => parties.includes(party));
  return other.kind === agreement.kind && other.region === agreement.region && isBetweenThem;
};

/** What sources say of the network as if it were still there: who runs it, and how many it counts, later than the agreement or undated. */
function describedAsActive(facts: AlertFacts, { region, validTo }: Agreement, today: string): Evidence[] {
  const isLater = (to: string | null) => to === null || validTo === null || to > validTo;
  const counts = facts.observations.filter(
    ({ measure, subjectKind, subjectKey, periodTo }) =>
      measure === 'NURSE_COUNT' && subjectKind === 'REGION' && subjectKey === region && isLater(periodTo),
  );
  const operators = facts.publishedOperators.filter(
    (row) => row.region === region && row.areaCode === null && row.name !== null && containsDay(row, today),
  );
  return [
    ...counts.map((row) => cite(facts, row, row.verbatim, row.periodFrom === null ? null : { from: row.periodFrom, to: row.periodTo })),
    ...operators.map((row) => cite(facts, row, row.verbatim)),
  ];
}
