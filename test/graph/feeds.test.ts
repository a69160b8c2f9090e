import { Readable } from 'node:stream';
import FeedParser from 'feedparser';
import ICAL from 'ical.js';
import nodeIcal, { type VEvent } from 'node-ical';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../shared/config.js';
import { REGISTRY } from '../../shared/sectors.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { today } from '../../shared/subgraph/date.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { filledDatabases } from '../kit/filled-databases.js';
import { change } from '../kit/mutate.js';
import { changeBySql } from '../kit/sql.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { type GrantOfTest, tokenFor } from '../kit/token.js';

/** What breaks writers: separators, line ends, markup, emoji of several characters, a text that is folded within one. */
const AWKWARD = 'Smerte, pust; og «ro» \\n ]]> <b>&amp; "x" 👩🏽‍⚕️';
const LONG = 'æøå–👩🏽‍⚕️ '.repeat(60).trim();
const FEEDS = ['/feeds/activity.atom', '/feeds/activity.json', '/feeds/events.ics'];

const NAMES = subgraphNames(REGISTRY);
let graph: TestGraph;
let vestreViken: DatabaseLocation;
beforeAll(async () => {
  const environment = await filledDatabases(NAMES);
  vestreViken = readConfig(environment, NAMES).databaseOf('vestre-viken');
  graph = await startTestGraph(environment);
});
afterAll(() => graph.close());

const get = (path: string, init: RequestInit = {}) => fetch(`${graph.url}${path}`, init);
const dayFrom = (days: number) => new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10);

const DRAMMEN: GrantOfTest[] = [{ role: 'COORDINATOR', sector: 'vestre-viken', network: 'drammen' }];
const OUS: GrantOfTest[] = [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }];
interface Thing {
  readonly id: string;
  readonly version: number;
}
async function done(name: string, select: string, input: object, grants = DRAMMEN): Promise<Thing> {
  const as = await tokenFor(graph, grants, JSON.stringify(grants));
  const { result, userErrors, errors } = await change<Thing>(graph, { owner: grants[0]?.sector ?? '', name, select, input, as });
  expect({ userErrors, errors }).toEqual({ userErrors: [], errors: undefined });
  return result as Thing;
}
const plan = (input: object = {}, grants = DRAMMEN) =>
  done(
    'plan Event',
    'event { id version }',
    { network: grants[0]?.network, title: 'Fagdag', kind: 'COURSE', date: dayFrom(30), ...input },
    grants,
  );
const update = ({ id: eventId, version: expectedVersion }: Thing, input: object) =>
  done('update Event', 'event { id version }', { eventId, expectedVersion, ...input });
const publish = (input: object = {}) =>
  done('publish News', 'news { id version }', { network: 'drammen', title: 'Nytt', body: 'Noe nytt.', ...input });

/** The calendar in bytes; then each event as ical.js and as node-ical read it, which must agree. */
async function calendar(query = '') {
  const response = await get(`/feeds/events.ics${query}`);
  expect(response.status).toBe(200);
  const text = await response.text();
  const component = new ICAL.Component(ICAL.parse(text));
  for (const zone of component.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = new Map(component.getAllSubcomponents('vevent').map((event) => [String(event.getFirstPropertyValue('uid')), event]));
  const others = nodeIcal.sync.parseICS(text);
  expect(Object.values(others).filter((one) => one?.type === 'VEVENT')).toHaveLength(events.size);
  const of = ({ id }: Pick<Thing, 'id'>) => {
    const uid = `${id}@resource-nurse-federation`;
    const event = events.get(uid);
    return event && { event, value: (name: string) => String(event.getFirstPropertyValue(name)), other: others[uid] as VEvent };
  };
  return { response, text, component, events, of };
}

interface Meta {
  readonly title: string;
  readonly description: string;
}
/** An Atom feed as feedparser reads it. */
async function atom(query = '') {
  const text = await (await get(`/feeds/activity.atom${query}`)).text();
  const parser = new FeedParser({ feedurl: graph.url });
  const items: FeedParser.Item[] = [];
  let meta: Meta | undefined;
  await new Promise<void>((resolve, reject) => {
    parser.on('error', reject);
    parser.on('meta', (found: Meta) => {
      meta = found;
    });
    parser.on('data', (item: FeedParser.Item) => items.push(item));
    parser.on('end', resolve);
    Readable.from([text]).pipe(parser);
  });
  return { text, items, meta };
}
interface JsonFeed extends Record<string, unknown> {
  readonly title: string;
  readonly description: string;
  readonly items: (Record<string, unknown> & { id: string; title: string; content_text: string; tags: string[] })[];
  readonly _resource_nurses: { complete: boolean; missing: { slug: string; name: string }[]; hasMore: boolean };
}
const json = async (query = '') => (await (await get(`/feeds/activity.json${query}`)).json()) as JsonFeed;

describe('the calendar', () => {
  it('is one that independent parsers read alike, with the zone of Oslo, and marks the demonstration', async () => {
    const { response, text, component, events } = await calendar();
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const lines = text.split('\r\n');
    expect(lines.at(-1)).toBe('');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(events.size).toBeGreaterThan(100);
    expect([component.getFirstPropertyValue('version'), component.getFirstPropertyValue('method')]).toEqual(['2.0', 'PUBLISH']);
    expect(String(component.getFirstPropertyValue('refresh-interval'))).toBe('PT1H');
    expect(lines.some((line) => line.includes('Demodata: ingen av personene finnes'))).toBe(true);
    const zones = component.getAllSubcomponents('vtimezone');
    expect(zones.map((zone) => zone.getFirstPropertyValue('tzid'))).toEqual(['Europe/Oslo']);
    const oslo = new ICAL.Timezone(zones[0] as ICAL.Component);
    const offsetAt = (day: string, hour: number) =>
      oslo.utcOffset(ICAL.Time.fromData({ ...dateOf(day), hour, minute: 0, second: 0 })) / 3_600;
    const days: [string, number, number][] = [
      ['2027-03-28', 1, 1],
      ['2027-03-28', 3, 2],
      ['2027-10-31', 1, 2],
      ['2027-10-31', 4, 1],
      ['2028-07-01', 12, 2],
      ['2028-01-01', 12, 1],
    ];
    for (const [day, hour, offset] of days) expect(offsetAt(day, hour), `${day} ${hour}`).toBe(offset);
  });

  it('shows the same events as the query, from 60 days back on, and the same bytes again', async () => {
    const [first, second] = [await calendar(), await calendar()];
    expect(second.text).toBe(first.text);
    const { data } = await graph.query<{ events: { totalCount: number } }>(
      `{ events(filter: { from: "${dayFrom(-60)}" }) { totalCount } }`,
    );
    expect(first.events.size).toBe(data.events.totalCount);
  });

  it('says times in Oslo, also on the days on which the clocks are set', async () => {
    const [spring, autumn] = ['2027-03-28', '2027-10-31'];
    const early = await plan({ date: spring, startsAt: '01:30', endsAt: '03:30' });
    const late = await plan({ date: autumn, startsAt: '09:00', endsAt: '10:00' });
    const open = await plan({ date: spring, startsAt: '13:00' });
    const whole = await plan({ date: autumn });
    const { of, text } = await calendar();
    expect(of(early)?.event.getFirstProperty('dtstart')?.toICALString()).toBe('DTSTART;TZID=Europe/Oslo:20270328T013000');
    expect([of(early)?.other.start.toISOString(), of(early)?.other.end?.toISOString()]).toEqual([
      '2027-03-28T00:30:00.000Z',
      '2027-03-28T01:30:00.000Z',
    ]);
    expect(of(late)?.other.start.toISOString()).toBe('2027-10-31T08:00:00.000Z');
    expect([of(open)?.other.start.toISOString(), of(open)?.event.hasProperty('dtend')]).toEqual(['2027-03-28T11:00:00.000Z', false]);
    expect(of(whole)?.event.getFirstProperty('dtstart')?.toICALString()).toBe('DTSTART;VALUE=DATE:20271031');
    expect(of(whole)?.other.datetype).toBe('date');
    expect(text).not.toContain('Europe/Berlin');
  });

  it('keeps the id of an event, counts its changes, and says that it is cancelled', async () => {
    const planned = await plan({ title: 'Flyttes', startsAt: '09:00', endsAt: '10:00' });
    const before = (await calendar()).of(planned);
    expect([before?.value('status'), before?.value('summary'), before?.value('sequence')]).toEqual([
      'CONFIRMED',
      'Flyttes',
      String(planned.version),
    ]);
    const moved = await update(planned, { date: dayFrom(40), startsAt: '', endsAt: '' });
    const after = (await calendar()).of(planned);
    expect(after?.value('uid')).toBe(before?.value('uid'));
    expect(Number(after?.value('sequence'))).toBeGreaterThan(Number(before?.value('sequence')));
    expect(String(after?.value('last-modified')) >= String(before?.value('last-modified'))).toBe(true);
    expect(after?.value('dtstamp')).toMatch(/Z$/);
    await done('cancel Event', 'event { id }', { eventId: planned.id, expectedVersion: moved.version });
    const cancelled = (await calendar()).of(planned);
    expect([cancelled?.value('status'), cancelled?.value('summary'), cancelled?.other.status]).toEqual([
      'CANCELLED',
      'Avlyst: Flyttes',
      'CANCELLED',
    ]);
    expect(Number(cancelled?.value('sequence'))).toBeGreaterThan(Number(after?.value('sequence')));
  });

  it('carries every text as it was written', async () => {
    const event = await plan({ title: AWKWARD, place: LONG.slice(0, 150), description: `${LONG}\n\nLinje; to, «tre»\\` });
    const { of } = await calendar('?network=drammen');
    expect(of(event)?.value('summary')).toBe(AWKWARD);
    // node-ical takes an escaped backslash before an n for a line end; ical.js reads it as RFC 5545, 3.3.11 says.
    expect(of(event)?.other.summary).toBe(AWKWARD.replace('\\n', '\\\n'));
    expect(of(event)?.value('location')).toBe(LONG.slice(0, 150).toWellFormed().trim());
    expect(of(event)?.value('description').startsWith(`${LONG}\n\nLinje; to, «tre»\\\nNettverk: Drammen`)).toBe(true);
  });

  it('narrows by network, region, kind and topic; a joint event is in the calendars of all its networks', async () => {
    const joint = await plan({ title: 'Felles', jointWith: ['ous'], topics: ['Munnstell'] });
    const has = async (query: string) => (await calendar(query)).of(joint) !== undefined;
    for (const query of ['?network=drammen', '?network=ous', '?region=oslo', '?kind=COURSE', '?topic=munnstell&region=vestre-viken'])
      expect(await has(query), query).toBe(true);
    for (const query of ['?network=baerum', '?kind=GATHERING', '?topic=smertekartlegging', `?to=${today()}`])
      expect(await has(query), query).toBe(false);
    expect((await calendar('?network=ous')).component.getFirstPropertyValue('x-wr-calname')).toContain('Oslo universitetssykehus');
  });
});

describe('the activity', () => {
  it('is an Atom feed and a JSON Feed of the same entries, newest first', async () => {
    const news = await publish({ title: AWKWARD, body: `${AWKWARD}\nlinje to` });
    const [feed, { text, items, meta }] = [await json(), await atom()];
    expect(feed).toMatchObject({
      ...{ version: 'https://jsonfeed.org/version/1.1', language: 'nb', feed_url: `${graph.url}/feeds/activity.json` },
      ...{ home_page_url: `${graph.url}/aktivitet`, _resource_nurses: { complete: true, missing: [], hasMore: true } },
    });
    expect(feed.items).toHaveLength(50);
    expect(new Set(feed.items.map(({ id }) => id)).size).toBe(50);
    for (const item of feed.items) {
      for (const name of ['id', 'url', 'title', 'content_text']) expect(item[name], name).toEqual(expect.stringMatching(/\S/));
      for (const name of ['date_published', 'date_modified'])
        expect(String(item[name]), name).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(item.tags.every((tag) => typeof tag === 'string')).toBe(true);
    }
    const dates = feed.items.map(({ date_published }) => String(date_published));
    expect(dates).toEqual(dates.toSorted().reverse());
    expect(feed.items[0]).toMatchObject({
      id: news.id,
      title: AWKWARD,
      content_text: expect.stringMatching(/\]\]> <b>&amp;.*\nlinje to$/s),
    });
    expect(items.map(({ title }) => title)).toHaveLength(50);
    expect(items[0]?.summary).toContain(']]>');
    expect(items.map(({ pubdate }) => pubdate?.toISOString())).toEqual(dates);
    expect(items.every(({ guid }) => /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(guid))).toBe(
      true,
    );
    expect(new Set(items.map(({ guid }) => guid)).size).toBe(50);
    for (const description of [feed.description, meta?.description]) expect(description).toContain('Demodata: ingen av personene finnes');
    expect(text).toContain('<title>Smerte, pust; og «ro» \\n ]]&gt; &lt;b&gt;&amp;amp; &quot;x&quot; 👩🏽‍⚕️</title>');
  });

  it('says that there are older entries than those in it, and only where there are', async () => {
    const words: Record<string, string> = {
      '': 'Bare de 50 siste er med.',
      '&lang=nn': 'Berre dei 50 siste er med.',
      '&lang=en': 'Only the latest 50 are in it.',
    };
    for (const [language, said] of Object.entries(words)) {
      const [feed, { meta }] = [await json(`?network=${language}`), await atom(`?network=${language}`)];
      for (const description of [feed.description, meta?.description]) expect(description).toContain(said);
      const few = await json(`?network=drammen&kind=NEWS${language}`);
      expect([few._resource_nurses.hasMore, few.description.includes(said)]).toEqual([false, false]);
    }
  });

  it('narrows, and says by what', async () => {
    const feed = await json('?network=drammen&kind=NEWS');
    expect(feed.items.length).toBeGreaterThan(0);
    expect(feed.items.every(({ tags }) => tags[0] === 'NEWS' && tags[1] === 'Drammen')).toBe(true);
    expect(feed.title).toContain('Drammen');
    expect((await atom('?region=oslo&kind=NEWS')).items).toEqual([]);
    expect((await json('?region=oslo&kind=NEWS')).items).toEqual([]);
  });

  it('is what nobody in particular sees, whoever asks, and forgets at once what is withdrawn', async () => {
    const news = await publish({ title: 'Snart borte' });
    const authorization = `Bearer ${await tokenFor(graph, DRAMMEN)}`;
    const embargo = await publish({ title: 'Sperret', publishedOn: dayFrom(5) });
    const [mine, anybodys] = await Promise.all([get('/feeds/activity.json', { headers: { authorization } }), get('/feeds/activity.json')]);
    expect(await mine.text()).toBe(await anybodys.text());
    expect((await get('/feeds/activity.json', { headers: { authorization: 'Bearer broken' } })).status).toBe(200);
    const ids = async () => (await json()).items.map(({ id }) => id);
    expect(await ids()).toContain(news.id);
    expect(await ids()).not.toContain(embargo.id);
    await done('withdraw News', 'news { id }', { newsId: news.id, expectedVersion: news.version });
    expect(await ids()).not.toContain(news.id);
    expect((await atom()).text).not.toContain('Snart borte');
  });
});

it('what no feed can carry is left out of each: no control character of an old record breaks one', async () => {
  const { id } = await plan({ title: 'Kontroll' });
  const broken = 'Kontroll\u0007\u000b\u007f\ufffe\u0085!';
  await changeBySql(vestreViken, [
    `update event_version set title = '${broken}', description = '${broken}\r\nto' where event_id = '${id}'`,
  ]);
  const { of, text } = await calendar('?network=drammen');
  expect(of({ id })?.value('summary')).toBe('Kontroll!');
  expect(of({ id })?.value('description').startsWith('Kontroll!\nto')).toBe(true);
  const { text: xml, items } = await atom();
  expect(items.map(({ title }) => title)).toContain('Kontroll!');
  expect((await json()).items.map(({ title }) => title)).toContain('Kontroll!');
  for (const written of [text, xml]) expect(written).not.toMatch(/(?![\t\n\r])[\p{Cc}\ufffe]/u);
});

describe.each(FEEDS)('%s over HTTP', (path) => {
  it('may be kept and is known again by its ETag or its time', async () => {
    // A body that came in the same second as another one has no time until the next.
    const { headers } = await vi.waitFor(
      async () => {
        const found = await get(path);
        expect(found.headers.get('last-modified')).not.toBeNull();
        return found;
      },
      { timeout: 30_000, interval: 200 },
    );
    // Activity names persons, who may hide themselves at any moment; a calendar names nobody.
    const kept = path.endsWith('.ics') ? 'public, max-age=300, stale-if-error=86400' : 'public, no-cache';
    expect(headers.get('cache-control')).toBe(kept);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    const [etag, modified] = [headers.get('etag') ?? '', headers.get('last-modified') ?? ''];
    expect(new Date(modified).getTime()).toBeLessThanOrEqual(Date.now());
    const again = async (asked: Record<string, string>) => {
      const { status, headers: told, ...response } = await get(path, { headers: asked });
      return [status, told.get('etag') === etag, told.get('last-modified') === modified, response];
    };
    const before = new Date(Date.parse(modified) - 1_000).toUTCString();
    expect((await again({ 'if-none-match': etag }))[0]).toBe(304);
    expect((await again({ 'if-none-match': `"other", ${etag}` })).slice(0, 3)).toEqual([304, true, true]);
    expect((await again({ 'if-modified-since': modified }))[0]).toBe(304);
    expect((await again({ 'if-modified-since': before }))[0]).toBe(200);
    // The ETag decides where there is one (RFC 9110, 13.1.3).
    expect((await again({ 'if-none-match': '"other"', 'if-modified-since': modified }))[0]).toBe(200);
    expect((await again({ 'if-modified-since': 'yesterday' }))[0]).toBe(200);

    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await plan({ title: `Ny ${path}` });
    const changed = await get(path, { headers: { 'if-none-match': etag, 'if-modified-since': modified } });
    expect(changed.status).toBe(200);
    expect((await get(path, { headers: { 'if-modified-since': modified } })).status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  it('answers HEAD, compresses, and takes no other method', async () => {
    const [head, whole] = [await get(path, { method: 'HEAD' }), await get(path)];
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', whole.headers.get('etag')]);
    expect(whole.headers.get('content-encoding')).toMatch(/br|gzip/);
    expect((await get(path, { method: 'POST' })).status).toBe(405);
  });

  it.each([
    ['?network=oslo', 'network'],
    ['?region=ous', 'region'],
    ['?kind=PARTY', 'kind'],
    ['?from=2026-02-30', 'from'],
    ['?first=1', 'first'],
    ['?network=ous&network=drammen', 'network'],
    ['?__proto__=x', '__proto__'],
    ...(path.endsWith('.ics') ? [['?topic=%22', 'topic']] : [['?topic=munnstell', 'topic']]),
  ])('refuses %s', async (query = '', argument) => {
    const response = await get(`${path}${query}`);
    const { errors } = (await response.json()) as { errors: { extensions: { code: string; argument: string } }[] };
    expect([response.status, errors[0]?.extensions.code, response.headers.get('access-control-allow-origin')]).toEqual([
      400,
      'BAD_USER_INPUT',
      '*',
    ]);
    expect(errors[0]?.extensions.argument.replace('filter.', '')).toBe(argument);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe('the language', () => {
  it('of the feed is the one that is asked for; what people wrote stays as it is', async () => {
    const { id: eventId, version } = await plan({ title: 'Fagdag om pust' });
    await done('cancel Event', 'event { id }', { eventId, expectedVersion: version });
    const own = async (query: string) => (await json(query)).items.find(({ id }) => id.startsWith(eventId)) ?? expect.fail(query);
    const titles = { '': 'Avlyst: Fagdag om pust', '?lang=nn': 'Avlyst: Fagdag om pust', '?lang=en': 'Cancelled: Fagdag om pust' };
    for (const [query, title] of Object.entries(titles)) {
      expect((await own(query)).title, query).toBe(title);
      expect((await calendar(query)).of({ id: eventId })?.value('summary'), query).toBe(title);
    }
    const [english, nynorsk, dflt] = [await json('?lang=en'), await json('?lang=nn'), await json('?lang=nb')];
    expect(english).toMatchObject({ language: 'en', title: 'Activity in the networks of resource nurses' });
    expect(english.description).toContain('Demo data');
    expect(nynorsk).toMatchObject({ language: 'nn', title: 'Aktivitet i nettverka av ressurssjukepleiarar' });
    expect(dflt.items).toEqual((await json()).items);
    expect((await own('?lang=en')).content_text).toMatch(/^Was to be on/);
    for (const [query, language] of [
      ['', 'nb'],
      ['?lang=', 'nb'],
      ['?lang=nn', 'nn'],
      ['?lang=en', 'en'],
    ] as const)
      expect((await atom(query)).text).toContain(`xml:lang="${language}"`);
    expect((await calendar('?lang=en')).text).toContain('//EN\r\n');
  });

  it('is one of three', async () => {
    for (const path of FEEDS) {
      const response = await get(`${path}?lang=de`);
      expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('nb, nn, en')]);
    }
  });
});

it('what is taken away is seen by its time too, at once: an edition of a document that is withdrawn', async () => {
  const editor: GrantOfTest[] = [{ role: 'REGION_EDITOR', sector: 'regional' }];
  const slug = 'veileder-som-trekkes';
  await done('add Document', 'document { slug }', { slug, kind: 'GUIDELINE', status: 'CURRENT', title: 'Veileder' }, editor);
  const select = 'document { editions { id version } }';
  type Editions = { editions: Thing[] };
  const input = { document: slug, label: '1', from: today() };
  const added = (await done('add DocumentEdition', select, input, editor)) as unknown as Editions;
  const path = '/feeds/activity.json?kind=DOCUMENT';
  const modified = (await get(path)).headers.get('last-modified') ?? expect.fail('no time');
  const again = async () => (await get(path, { headers: { 'if-modified-since': modified } })).status;
  expect(await again()).toBe(304);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const [edition] = added.editions;
  const withdrawal = { documentEditionId: edition?.id, expectedVersion: edition?.version, withdrawn: true };
  await done('end DocumentEdition', 'document { slug }', withdrawal, editor);
  expect(await again()).toBe(200);
});

describe('with a sector down', () => {
  let own: Thing;
  let others: Thing;
  beforeAll(async () => {
    own = await plan({ title: 'Blir stående' }, OUS);
    others = await plan({ title: 'Endres siden' });
    await calendar();
    await calendar('?region=oslo&network=ous');
    await graph.kill('ous');
  });

  it('the activity is that of the others, says so, and is not kept', async () => {
    for (const path of FEEDS.slice(0, 2)) {
      const { status, headers } = await get(path);
      expect([status, headers.get('x-sources-missing'), headers.get('last-modified')]).toEqual([200, 'ous', null]);
      expect(headers.get('cache-control')).toBe('public, no-cache');
      expect(headers.get('access-control-expose-headers')).toContain('x-sources-missing');
    }
    expect((await json())._resource_nurses).toEqual({
      hasMore: true,
      complete: false,
      missing: [{ slug: 'ous', name: 'Oslo universitetssykehus' }],
    });
    const { text, meta } = await atom();
    expect(text).toContain('<rn:missing>ous</rn:missing>');
    expect(meta?.description).toContain('Oslo universitetssykehus svarer ikke nå');
    expect((await get('/feeds/activity.json?network=drammen&kind=NEWS')).headers.get('x-sources-missing')).toBeNull();
  });

  it('no event leaves the calendar of those who have it; what the others change is in it', async () => {
    await update(others, { title: 'Endret siden' });
    const { of, response } = await calendar();
    expect(of(own)?.value('summary')).toBe('Blir stående');
    expect(of(others)?.value('summary')).toBe('Endret siden');
    expect([response.headers.get('x-sources-missing'), response.headers.get('last-modified')]).toEqual(['ous', null]);
    expect((await calendar()).of(own)?.value('summary')).toBe('Blir stående');
    // What is kept is kept by what is asked for, however it is written.
    expect((await calendar('?lang=en')).of(own)?.value('summary')).toBe('Blir stående');
    expect((await calendar('?network=ous&kind=&region=oslo')).of(own)?.value('summary')).toBe('Blir stående');
  });

  it('a calendar of which nothing is kept is refused, and asked for again later', async () => {
    for (const query of ['?network=ous&kind=GATHERING', '?topic=oppdiktet', `?from=${today()}`]) {
      const response = await get(`/feeds/events.ics${query}`);
      const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
      expect([response.status, errors[0]?.extensions.code]).toEqual([503, 'SECTOR_UNAVAILABLE']);
      expect([response.headers.get('retry-after'), response.headers.get('cache-control')]).toEqual(['60', 'no-store']);
      expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|ECONN/);
    }
  });

  it('with all of those asked silent there is no feed', async () => {
    const response = await get('/feeds/activity.atom?network=ous&kind=NEWS');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60']);
  });
});

const dateOf = (day: string) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
};
