import { termStateOf } from '../governance/body-term.rules.js';
import { type EvaluationFacts, evaluationsOf, lastEvaluation } from '../governance/evaluation.rules.js';
import type { AlertFacts, Evidence, Finding, Rule, Words } from './alert-facts.js';
import { networksOfRegion } from './concerned.js';
import { cite, REGIONAL } from './evidence.js';
import { dayInWords, monthsInWords } from './span.js';

type Body = AlertFacts['bodies'][number];

/** A body whose last term is over. */
export const termExpired: Rule = (facts, today) =>
  facts.bodies.flatMap((body) => {
    const { status, term, next } = stateOf(facts, body, today);
    if (status !== 'EXPIRED' || !term?.validTo) return [];
    const { nb, en } = dayInWords(term.validTo);
    const then = begins(next) ?? { nb: 'ingen ny oppnevning er registrert', en: 'no later appointment is recorded' };
    return finding(facts, body, {
      since: term.validTo,
      title: {
        nb: `Perioden til «${body.name}» har vært over siden ${nb}; ${then.nb}.`,
        en: `The term of “${body.nameEn}” has been over since ${en}; ${then.en}.`,
      },
      evidence: [term, ...(next ? [next] : [])].map(appointment),
    });
  });

/** A body of which no appointment until today is dated: when its term ends is not known, and no end is made up from its length. */
export const termUnknown: Rule = (facts, today) =>
  facts.bodies.flatMap((body) => {
    const { status, next } = stateOf(facts, body, today);
    if (status !== 'UNKNOWN') return [];
    const { termYears: years } = body;
    const evaluation = lastEvaluation(evaluationsOf(body, facts.evaluations), today);
    const length: Words =
      years === null
        ? { nb: '', en: '' }
        : { nb: `, som oppnevnes for ${years} år,`, en: `, which is appointed for ${years} ${years === 1 ? 'year' : 'years'},` };
    const then = begins(next);
    const undated: Words = then
      ? {
          nb: `ingen oppnevning som har begynt, er datert; ${then.nb}`,
          en: `no appointment that has begun is dated; ${then.en}`,
        }
      : { nb: 'ingen oppnevning er datert', en: 'no appointment is dated' };
    const last = evaluated(evaluation);
    return finding(facts, body, {
      since: null,
      title: {
        nb: `Når perioden til «${body.name}»${length.nb} slutter, er ukjent: ${undated.nb}.${last.nb}`,
        en: `When the term of “${body.nameEn}”${length.en} ends is unknown: ${undated.en}.${last.en}`,
      },
      evidence: [
        ...(next ? [appointment(next)] : []),
        ...(evaluation
          ? [{ ...cite(facts, evaluation, evaluation.verbatim, evaluation.period), demo: Boolean(evaluation.record?.demo) }]
          : []),
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

/** From when the next appointment holds; null if there is none. */
function begins(next: { readonly validFrom: string } | null): Words | null {
  if (!next) return null;
  const { nb, en } = dayInWords(next.validFrom);
  return { nb: `neste oppnevning gjelder fra ${nb}`, en: `the next appointment is from ${en}` };
}

/** The last dated event, where the body has evaluated itself. */
function evaluated(evaluation: EvaluationFacts | null): Words {
  if (!evaluation) return { nb: '', en: '' };
  const { from, to } = evaluation.period;
  const { nb, en } = to === null ? dayInWords(from) : monthsInWords(from, to);
  return {
    nb: ` Siste daterte hendelse er evalueringen ${to === null ? '' : 'i '}${nb}.`,
    en: ` The last dated event is the evaluation of ${en}.`,
  };
}
