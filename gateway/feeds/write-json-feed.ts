import { namedOwners } from './feed-source.js';
import type { ActivityFeed } from './read-activity.js';

/** Writes the activity as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/); what is ours stands in `_resource_nurses`. */
export function writeJsonFeed({ title, description, entries, hasMore, missing, words, selfUrl, homeUrl }: ActivityFeed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: homeUrl,
    feed_url: selfUrl,
    description,
    language: words.language,
    authors: [{ name: words.author }],
    _resource_nurses: { complete: missing.length === 0, missing: namedOwners(missing), hasMore },
    items: entries.map(({ id, kind, title: heading, summary, occurredOn, publishedAt, updatedAt, network, url, demo }) => ({
      id,
      url: url ?? homeUrl,
      title: heading,
      content_text: summary ?? heading,
      date_published: publishedAt,
      date_modified: updatedAt,
      tags: [kind, ...(network === null ? [] : [network.name]), ...(demo ? [words.demoLabel] : [])],
      _resource_nurses: { kind, network: network?.slug ?? null, occurredOn, demo },
    })),
  });
}
