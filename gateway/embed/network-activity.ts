import type { MissingSector } from '../feeds/contact-feed.js';
import { feedAddress, webLink } from './address.js';
import { COMMON_ATTRIBUTES, FeedElement } from './feed-element.js';
import type { Content, Speech } from './frame.js';
import { formatDay, languageOf } from './language.js';
import { make, makeLink } from './make-element.js';

/** What is read of `/feeds/activity.json` (JSON Feed 1.1; what is beyond it stands in `_resource_nurses`). */
interface ActivityFeed {
  readonly language: string;
  readonly items: readonly ActivityItem[];
  readonly _resource_nurses: {
    readonly missing: readonly MissingSector[];
    /** There are older entries than these; a gateway of before does not tell. */
    readonly hasMore?: boolean;
  };
}

interface ActivityItem {
  readonly url: string;
  readonly title: string;
  /** The title again where there is nothing more to say. */
  readonly content_text: string;
  readonly date_published: string;
  readonly _resource_nurses: { readonly occurredOn: string | null; readonly demo: boolean };
}

/** The language of feeds that are asked for without one. */
const FEED_LANGUAGE = 'nb';
/** Entries when the page does not say how many. */
const COUNT = 5;

/**
 * `<network-activity network="ous" region kind count="5" lang="nb">`: what happened lately in a network, a region, or all networks.
 */
export class NetworkActivity extends FeedElement<ActivityFeed> {
  static readonly observedAttributes = [...COMMON_ATTRIBUTES, 'network', 'region', 'kind'];

  protected address(): URL {
    const [network, region, kind] = ['network', 'region', 'kind'].map((name) => this.getAttribute(name));
    const language = languageOf(this);
    return feedAddress(this, 'feeds/activity.json', {
      ...{ network: network ?? null, region: region ?? null, kind: kind ?? null },
      lang: language === FEED_LANGUAGE ? null : language,
    });
  }

  protected headingOf({ words }: Speech): string {
    return words.activity;
  }

  protected contentOf({ items, language: written, _resource_nurses: { missing, hasMore = false } }: ActivityFeed, speech: Speech): Content {
    const count = Number(this.getAttribute('count') ?? COUNT);
    const shown = items.slice(0, count >= 1 ? count : COUNT);
    const entries = shown.map((item) => this.#entry(item, written, speech));
    const { words, language } = speech;
    const isForeign = !written.startsWith(language) && words.inBokmal !== '';
    const list = [
      ...(isForeign ? [make('p', { part: 'language' }, words.inBokmal)] : []),
      make('ul', { part: 'list', role: 'list' }, ...entries),
    ];
    return {
      body: shown.length > 0 ? list : [make('p', { part: 'empty' }, words.noActivity)],
      count: shown.length,
      more: hasMore && count > shown.length ? words.fewActivities(shown.length) : null,
      missing: missing.map(({ name }) => name),
      demo: shown.some(({ _resource_nurses: { demo } }) => demo),
    };
  }

  #entry(
    { title, url, content_text: text, date_published, _resource_nurses: { occurredOn } }: ActivityItem,
    written: string,
    { language }: Speech,
  ): Node {
    const datetime = occurredOn ?? date_published;
    const day = formatDay(datetime, language);
    return make(
      'li',
      { part: 'item' },
      makeLink(webLink(url), 'title', title, written),
      day === null ? null : make('time', { part: 'date', datetime }, day),
      text === title ? null : make('span', { part: 'summary', lang: written }, text),
    );
  }
}
