import { termStateOf } from '../governance/body-term.rules.js';
import type { AlertFacts, Evidence, Finding, Rule, Span, Words } from './alert-facts.js';
import { networksOfRegion } from './concerned.js';
import { cite, REGIONAL } from './evidence.js';
import { dayInWords, monthsInWords } from './span.js';

type Body = AlertFacts['bodies'][number];

/** A body whose last term is over. */
export const termExpired: Rule = (facts, today) =>
  facts.bodies.flatMap((body) => {
    const { status, term } = stateOf(facts, body, today);
    if (status !== 'EXPIRED' || !term?.validTo) return [];
    const { nb, en } = dayInWords(term.validTo);
    return finding(facts, body, {
      since: term.validTo,
      title: {
        nb: `Perioden til «${body.name}» er over siden ${nb}; ingen ny oppnevning er registrert.`,
        en: `The term of “${body.nameEn}” has been over since ${en}; no later appointment is recorded.`,
      },
      evidence: [appointment(term)],
    });
  });

/** A body of which no appointment is dated: when its term ends is not known, and no end is made up from its length. */
export const termUnknown: Rule = (facts, today) =>
  facts.bodies
    .filter((body) => stateOf(facts, body, today).status === 'UNKNOWN')
    .map((body) => {
      const { termYears: years } = body;
      const evaluation = evaluated(body);
      const length: Words =
        years === null ? { nb: '', en: '' } : { nb: `, som oppnevnes for ${years} år`, en: `, which is appointed for ${years} years` };
      return finding(facts, body, {
        since: null,
        title: {
          nb: `Når perioden til «${body.name}»${length.nb}, slutter, er ukjent: ingen oppnevning er datert.${evaluation && ` Sist datert er evalueringen ${evaluation.words.nb}.`}`,
          en: `When the term of “${body.nameEn}”${length.en}, ends is unknown: no appointment is dated.${evaluation && ` The last that is dated is the evaluation of ${evaluation.words.en}.`}`,
        },
        evidence: [
          ...(evaluation === '' ? [] : [cite(facts, body, body.evaluatedVerbatim, evaluation.period)]),
          ...facts.observations
            .filter((row) => row.measure === 'TERM_YEARS' && row.subjectKey === body.region && years !== null && row.value === years)
            .map((row) => cite(facts, row, row.verbatim)),
          cite(facts, body, body.verbatim),
        ],
      });
    });

const finding = (facts: AlertFacts, { slug, name, region }: Body, rest: Pick<Finding, 'since' | 'title' | 'evidence'>): Finding => ({
  subject: { kind: 'BODY', key: slug, label: name },
  networks: networksOfRegion(facts, region),
  ...rest,
});

const stateOf = ({ terms }: AlertFacts, { slug }: Body, today: string) =>
  termStateOf(
    terms.filter(({ body }) => body === slug),
    today,
  );

const appointment = ({ decision, validFrom, validTo, demo }: AlertFacts['terms'][number]): Evidence => ({
  verbatim: decision,
  period: { from: validFrom, to: validTo },
  source: null,
  locator: null,
  owner: REGIONAL,
  demo: Boolean(demo),
});

/** When the body last evaluated itself, where a source says. */
function evaluated({ evaluatedFrom: from, evaluatedTo: to }: Body): '' | { period: Span; words: Words } {
  if (from === null) return '';
  return { period: { from, to }, words: to === null ? dayInWords(from) : monthsInWords(from, to) };
}
