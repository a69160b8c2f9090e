import type { SchemaAnswer } from '../export/ask-schema.js';
import type { ContactFeed, FeedContact, FeedNurse } from './contact-feed.js';
import { FEED_SOURCES, type FeedSource, missingOf, namedOwners } from './feed-source.js';

/** What the feed asks of the schema; the declared and passed arguments are put in. */
export const contactQuery = (declared: string, passed: string) => `query ContactFeed(${declared}) {
  findContact(${passed}) {
    understoodAs didYouMean hasMore
    ${FEED_SOURCES}
    matches {
      unit { id name serviceType demo area { name } network { name } }
      nurse { id name role contact { email phone } contactHidden verifiedAt demo }
    }
  }
}`;

/** The answer to it. */
export interface ContactAnswer {
  readonly findContact: {
    readonly understoodAs: readonly string[];
    readonly didYouMean: readonly string[];
    readonly hasMore: boolean;
    readonly sources: readonly FeedSource[];
    readonly matches: readonly { readonly unit: AnsweredUnit | null; readonly nurse: AnsweredNurse | null }[];
  };
}

interface AnsweredUnit {
  readonly id: string;
  readonly name: string;
  readonly serviceType: string;
  readonly demo: boolean;
  readonly area: { readonly name: string } | null;
  readonly network: { readonly name: string } | null;
}

interface AnsweredNurse extends Pick<FeedNurse, 'name' | 'role' | 'contactHidden' | 'verifiedAt'> {
  readonly contact: { readonly email: string | null; readonly phone: string | null } | null;
  readonly demo: boolean;
}

/** Makes the feed of an answer. A unit whose owner fell silent after the search is left out, and the owner named. */
export function contactFeedOf(place: string, { findContact }: ContactAnswer, errors: SchemaAnswer<ContactAnswer>['errors']): ContactFeed {
  const found = findContact.matches.flatMap(({ unit, nurse }) => (unit === null ? [] : [{ unit, nurse }]));
  return {
    place,
    understoodAs: findContact.understoodAs,
    didYouMean: findContact.didYouMean,
    contacts: found.map(({ unit, nurse }): FeedContact => ({ unit: unitOf(unit), nurse: nurse && nurseOf(nurse) })),
    hasMore: findContact.hasMore,
    missing: namedOwners(missingOf(findContact.sources, errors)),
    demo: found.some(({ unit, nurse }) => unit.demo || nurse?.demo === true),
  };
}

const unitOf = ({ id, name, serviceType, area, network }: AnsweredUnit): FeedContact['unit'] => ({
  ...{ id, name, serviceType },
  area: area?.name ?? null,
  network: network?.name ?? null,
});

const nurseOf = ({ name, role, contact, contactHidden, verifiedAt }: AnsweredNurse): FeedNurse => ({
  ...{ name, role, contactHidden, verifiedAt },
  email: contact?.email ?? null,
  phone: contact?.phone ?? null,
});
