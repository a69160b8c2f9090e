import type { NetworkDomain } from '../../../shared/sectors.js';
import { type ComparisonRule, care, keyOf, nameOf } from './compare-reason.js';
import type { ComparisonSide } from './compare-side.js';

const DOMAINS: Readonly<Record<NetworkDomain, { readonly nb: string; readonly en: string }>> = {
  PALLIATION: { nb: 'palliasjon', en: 'palliation' },
  CANCER_CARE: { nb: 'kreftomsorg', en: 'cancer care' },
};

/** The fields that the networks of a group work in, each combination once. */
function fieldsOf({ networks }: ComparisonSide, language: 'nb' | 'en'): string {
  const and = new Intl.ListFormat(language, { type: 'conjunction' });
  const combinations = networks.map(({ domains }) => and.format(domains.map((domain) => DOMAINS[domain][language])));
  return [...new Set(combinations)].toSorted().join(' / ');
}

/** Networks that work in palliation alone, against some that work in cancer care too. */
export const domainReasons: ComparisonRule = (a, b) => {
  if (a.networks.length === 0 || b.networks.length === 0 || fieldsOf(a, 'en') === fieldsOf(b, 'en')) return [];
  const say = (language: 'nb' | 'en') => [a, b].map((side) => `${nameOf(side)[language]}: ${fieldsOf(side, language)}`).join('; ');
  return [care('DOMAIN', [keyOf(a), keyOf(b)], `Fagområdene er ulike. ${say('nb')}.`, `They work in different fields. ${say('en')}.`)];
};

/** Another function description of the role. */
export const definitionReasons: ComparisonRule = (a, b) => {
  const [first, second] = [a.functionDescriptions, b.functionDescriptions];
  if (first.length === 0 || second.length === 0 || first.join() === second.join()) return [];
  return [
    care(
      'DEFINITION',
      [...new Set([...first, ...second])].toSorted(),
      'Oppgaven som ressurssykepleier er beskrevet i ulike funksjonsbeskrivelser.',
      'The role of resource nurse is described by different function descriptions.',
    ),
  ];
};

/** Figures that rest on invented persons. */
export const demoReasons: ComparisonRule = (a, b) => {
  const invented = [a, b].filter(({ statistic }) => statistic.demo);
  if (invented.length === 0) return [];
  const both = invented.length === 2;
  const who = (language: 'nb' | 'en') => invented.map((side) => nameOf(side)[language]).join(', ');
  return [
    care(
      'DEMO',
      invented.map(keyOf),
      both ? 'Begge tallene bygger på oppdiktede personer.' : `Bare det ene tallet bygger på oppdiktede personer: ${who('nb')}.`,
      both ? 'Both figures rest on invented persons.' : `Only one of the figures rests on invented persons: ${who('en')}.`,
    ),
  ];
};
