import type { ContactFeed, FeedContact, FeedNurse } from '../feeds/contact-feed.js';
import { feedAddress, mailLink, phoneLink } from './address.js';
import { COMMON_ATTRIBUTES, FeedElement } from './feed-element.js';
import type { Content, Speech } from './frame.js';
import { formatDay, formatNames } from './language.js';
import { make, makeLink } from './make-element.js';
import type { Words } from './words.js';

/** Language of what the feed says in words. */
const WRITTEN = 'nb';

/** `<network-contact place="Sagene" service-type="HOME_NURSING" lang="nb">`: whom to contact at a place. */
export class NetworkContact extends FeedElement<ContactFeed> {
  static readonly observedAttributes = [...COMMON_ATTRIBUTES, 'place', 'service-type'];

  protected address(): URL | null {
    const place = this.getAttribute('place')?.trim();
    if (!place) return null;
    return feedAddress(this, 'feeds/contact.json', {
      ...{ place, serviceType: this.getAttribute('service-type'), first: this.getAttribute('count') },
    });
  }

  protected headingOf({ words }: Speech): string {
    return words.contactFor(this.getAttribute('place') ?? '…');
  }

  protected contentOf({ place, contacts, hasMore, understoodAs, didYouMean, missing, demo }: ContactFeed, speech: Speech): Content {
    const { words, language } = speech;
    const units = Map.groupBy(contacts, ({ unit }) => unit.id);
    const notes = understoodAs.filter((note) => note !== place).map((note) => make('p', { part: 'note', lang: WRITTEN }, note));
    const list = make('ul', { part: 'list', role: 'list' }, ...[...units.values()].map((rows) => entryOf(rows, speech)));
    const nothing = [
      make('p', { part: 'empty' }, words.noContact(place)),
      ...(didYouMean.length > 0 ? [make('p', { part: 'suggestion' }, words.didYouMean(formatNames(didYouMean, language)))] : []),
    ];
    return {
      body: units.size > 0 ? [...notes, list] : nothing,
      count: units.size,
      more: hasMore ? words.moreContacts(units.size) : null,
      missing: missing.map(({ name }) => name),
      demo,
    };
  }
}

/** A unit with its resource nurses. */
function entryOf(rows: readonly FeedContact[], speech: Speech): Node {
  const [{ unit } = { unit: null }] = rows;
  const place = [unit?.area, unit?.network].filter((name, at, all) => name && all.indexOf(name) === at).join(' · ');
  const nurses = rows.flatMap(({ nurse }) => nurse ?? []).map((nurse) => nurseOf(nurse, speech));
  return make(
    'li',
    { part: 'item' },
    make('span', { part: 'title' }, unit?.name ?? ''),
    place === '' ? null : make('span', { part: 'place' }, place),
    nurses.length > 0 ? make('ul', { part: 'nurses', role: 'list' }, ...nurses) : make('span', { part: 'name' }, speech.words.noNurse),
  );
}

function nurseOf({ name, role, email, phone, contactHidden, verifiedAt }: FeedNurse, { words, language }: Speech): Node {
  const day = verifiedAt === null ? null : formatDay(verifiedAt, language);
  const title = [name ?? words.nameHidden, wordOf(role, words)].filter(Boolean).join(', ');
  const hidden = contactHidden === null ? null : wordOf(contactHidden, words);
  return make(
    'li',
    { part: 'nurse' },
    make('span', { part: 'name' }, title),
    email === null ? null : makeLink(mailLink(email), 'email', email),
    phone === null ? null : makeLink(phoneLink(phone), 'phone', phone),
    hidden === null ? null : make('span', { part: 'hidden' }, hidden),
    day === null ? null : make('span', { part: 'verified' }, words.verified(day)),
  );
}

/** The word for a value of an enum of the schema; null for one that came after this was written. */
function wordOf(value: string, words: Words): string | null {
  const word = Object.hasOwn(words, value) ? words[value as keyof Words] : null;
  return typeof word === 'string' ? word : null;
}
