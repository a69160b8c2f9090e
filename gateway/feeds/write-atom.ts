import { createHash } from 'node:crypto';
import { startOfDay, today } from '../../shared/subgraph/date.js';
import type { FeedWords } from './feed-words.js';
import type { ActivityFeed, FeedEntry } from './read-activity.js';

/** Where our own elements are defined: a name, not an address. */
const OWN = 'urn:resource-nurse-federation:feed';

/** Writes the activity as Atom (RFC 4287). */
export function writeAtom({ title, description, entries, missing, words, selfUrl, homeUrl }: ActivityFeed): string {
  const newest = entries.reduce<string | null>((last, { updatedAt }) => (last === null || updatedAt > last ? updatedAt : last), null);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:rn="${OWN}" xml:lang="${words.language}">`,
    element('id', urnOf(new URL(selfUrl).search)),
    element('title', title),
    element('subtitle', description),
    element('updated', newest ?? startOfDay(today())),
    `<author>${element('name', words.author)}</author>`,
    link('self', selfUrl, 'application/atom+xml'),
    link('alternate', homeUrl, 'text/html'),
    ...missing.map((slug) => element('rn:missing', slug)),
    ...entries.map((entry) => writeEntry(entry, homeUrl, words)),
    '</feed>',
    '',
  ].join('\n');
}

function writeEntry(entry: FeedEntry, homeUrl: string, { demoLabel }: FeedWords): string {
  const { id, kind, title, summary, publishedAt, updatedAt, network, url, demo } = entry;
  return [
    '<entry>',
    element('id', urnOf(id)),
    element('title', title),
    element('published', publishedAt),
    element('updated', updatedAt),
    link('alternate', url ?? homeUrl, null),
    `<category term="${escapeXml(kind)}" scheme="${OWN}:kind"/>`,
    ...(network === null
      ? []
      : [`<category term="${escapeXml(network.slug)}" scheme="${OWN}:network" label="${escapeXml(network.name)}"/>`]),
    ...(demo ? [`<category term="demo" label="${escapeXml(demoLabel)}"/>`] : []),
    ...(summary === null ? [] : [element('summary', summary)]),
    '</entry>',
  ].join('\n');
}

const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`;

const link = (rel: string, href: string, type: string | null) =>
  `<link rel="${rel}" href="${escapeXml(href)}"${type === null ? '' : ` type="${type}"`}/>`;

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => NAMES[sign] ?? '');

/** Namespace of our names. */
const NAMESPACE = Buffer.from('8f1b0e4ad2c94f7db0a3c1f6e95a7d20', 'hex');

/** What Atom names an entry or feed by, for ever: a UUID out of its name (RFC 9562, 5.5), for ids of the graph are no IRIs. */
function urnOf(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`;
}
