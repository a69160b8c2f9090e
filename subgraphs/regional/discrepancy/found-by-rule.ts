import { dayInWords } from '../alert/span.js';
import { bilingual } from '../indicator/indicator.type.js';
import type { Observation } from '../observation/observation.type.js';
import { type CountBeside, countOf, presentCount } from './count-beside.js';
import { areApart } from './discrepancy.rules.js';
import type { Discrepancy } from './discrepancy.type.js';

/** A discrepancy without the networks that it concerns. */
export type Found = Omit<Discrepancy, 'concerns'>;

/** A published figure whose count is too far from it; nothing if it is near, or cannot be told. */
export function foundByRule(figure: Observation, count: CountBeside): Found[] {
  const counted = countOf(count);
  if (figure.value === null || counted === null || !areApart(figure.value, counted)) return [];
  const computed = presentCount(count, [figure]);
  const { label } = figure.subject;
  const day = dayInWords(count.asOf);
  const about = figure.precision === 'APPROXIMATE' ? { nb: 'rundt ', en: 'about ' } : { nb: '', en: '' };
  const { nb, en } = computed.notes;
  return [
    {
      key: `counted:${figure.key}`,
      kind: 'PUBLISHED_AND_COMPUTED',
      observations: [figure],
      spread: null,
      computed: [computed],
      entry: null,
      demo: computed.demo,
      titles: bilingual(
        `${label}: ${about.nb}${figure.value} ressurssykepleiere er publisert, ${counted} er talt per ${day.nb}`,
        `${label}: ${about.en}${figure.value} resource nurses are published, ${counted} are counted on ${day.en}`,
      ),
      explanations: bilingual(
        `Det foretrukne publiserte tallet og tellingen skiller seg med mer enn en tidel. ${nb}`,
        `The preferred published figure and the count are more than a tenth apart. ${en ?? nb}`,
      ),
      reasons: null,
    },
  ];
}
