import { REGISTRY } from '../../shared/sectors.js';
import { readChoice } from '../export/read-parameters.js';

/** Languages of feeds; the first where none is asked for. What people have written is in the language in which they wrote it. */
const FEED_LANGUAGES = ['nb', 'nn', 'en'] as const;
type FeedLanguage = (typeof FEED_LANGUAGES)[number];

/** The words of feeds in a language. */
export interface FeedWords {
  readonly language: FeedLanguage;
  readonly author: string;
  readonly activity: string;
  readonly activityTells: string;
  readonly events: string;
  readonly eventsTell: string;
  /** Marks whatever rests on the demo roster: as a sentence, and as a label. */
  readonly demo: string;
  readonly demoLabel: string;
  readonly cancelled: string;
  readonly networks: string;
  readonly missing: (names: string) => string;
  /** That older entries are left out, and that later events are. */
  readonly newestOnly: (count: number) => string;
  readonly firstOnly: (count: number) => string;
}

const WORDS: { readonly [Language in FeedLanguage]: Omit<FeedWords, 'language'> } = {
  nb: {
    author: 'Nettverkene av ressurssykepleiere',
    activity: 'Aktivitet i nettverkene av ressurssykepleiere',
    activityTells: 'Arrangementer, oppnevninger, nyheter, dokumenter, tiltak og årsrapporter.',
    events: 'Arrangementer for ressurssykepleiere',
    eventsTell: 'Arrangementer i nettverkene av ressurssykepleiere.',
    demo: 'Demodata: ingen av personene finnes.',
    demoLabel: 'Demodata',
    cancelled: 'Avlyst',
    networks: 'Nettverk',
    missing: (names) => `Ufullstendig: ${names} svarer ikke nå.`,
    newestOnly: (count) => `Bare de ${count} siste er med.`,
    firstOnly: (count) => `Ufullstendig: bare de ${count} første er med. Velg nettverk, område eller type for å få med resten.`,
  },
  nn: {
    author: 'Nettverka av ressurssjukepleiarar',
    activity: 'Aktivitet i nettverka av ressurssjukepleiarar',
    activityTells: 'Arrangement, oppnemningar, nyhende, dokument, tiltak og årsrapportar.',
    events: 'Arrangement for ressurssjukepleiarar',
    eventsTell: 'Arrangement i nettverka av ressurssjukepleiarar.',
    demo: 'Demodata: ingen av personane finst.',
    demoLabel: 'Demodata',
    cancelled: 'Avlyst',
    networks: 'Nettverk',
    missing: (names) => `Ufullstendig: ${names} svarar ikkje no.`,
    newestOnly: (count) => `Berre dei ${count} siste er med.`,
    firstOnly: (count) => `Ufullstendig: berre dei ${count} første er med. Vel nettverk, område eller type for å få med resten.`,
  },
  en: {
    author: 'Networks of resource nurses',
    activity: 'Activity in the networks of resource nurses',
    activityTells: 'Events, appointments, news, documents, measures and annual reports.',
    events: 'Events for resource nurses',
    eventsTell: 'Events in the networks of resource nurses.',
    demo: 'Demo data: none of these persons exists.',
    demoLabel: 'Demo data',
    cancelled: 'Cancelled',
    networks: 'Networks',
    missing: (names) => `Incomplete: ${names} cannot be heard now.`,
    newestOnly: (count) => `Only the latest ${count} are in it.`,
    firstOnly: (count) => `Incomplete: only the first ${count} are in it. Choose a network, region or kind to have the rest.`,
  },
};

/** Parameters of feeds that are no arguments of the schema. */
export const OWN_PARAMETERS = { lang: FEED_LANGUAGES } as const;

/**
 * The words of a feed in the language that is asked for.
 * @throws BAD_USER_INPUT if there is no such
 */
export function readWords(query: URLSearchParams): FeedWords {
  const language = readChoice('lang', query, FEED_LANGUAGES) as FeedLanguage;
  return { ...WORDS[language], language };
}

/** Which part of the networks a feed is about, in words; null for all. */
export function scopeOf(query: URLSearchParams): string | null {
  const network = REGISTRY.sectors.flatMap(({ networks }) => networks).find(({ slug }) => slug === query.get('network'));
  return (network ?? REGISTRY.regions.find(({ slug }) => slug === query.get('region')))?.name ?? null;
}

/** Title of a feed. */
export const titleWith = (title: string, scope: string | null): string => (scope === null ? title : `${title} – ${scope}`);

/** What a feed says of owners that did not answer; null if all did. */
export function missingWords(missing: readonly string[], words: FeedWords): string | null {
  const names = REGISTRY.sectors.flatMap(({ slug, name }) => (missing.includes(slug) ? [name] : []));
  return names.length === 0 ? null : words.missing(names.join(', '));
}
