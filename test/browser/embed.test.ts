import { gzipSync } from 'node:zlib';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser, scrollsSideways, type TestBrowser, violationsOf, type WatchedPage } from '../kit/browser.js';
import { type StubFeeds, startStubFeeds } from '../kit/stub-feeds.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { startWebsite, type Website } from '../kit/website.js';

const STYLE = 'network-contact::part(title), network-activity::part(title) { color: rgb(1, 2, 3) } body { font-family: serif }';
const LINK = '<a href="https://klb.example.no/nettverk">Mer om nettverket</a>';
const ITEM = {
  title: 'Temadag om smerte',
  url: 'https://klb.example.no/1',
  content_text: 'Åpen for alle.',
  date_published: '2026-11-03T23:30:00Z',
  _resource_nurses: { occurredOn: null as string | null, demo: false },
};
const feed = (items: object[], missing: object[] = []) => ({ json: { language: 'nb', items, _resource_nurses: { missing } } });
const MAX_BYTES = 20_000;

let browser: TestBrowser;
let graph: TestGraph;
let stub: StubFeeds;
let site: Website;
let shown: WatchedPage;

beforeAll(async () => {
  [browser, graph, stub] = await Promise.all([openBrowser(), startTestGraph(), startStubFeeds()]);
  site = await startWebsite([graph.url, stub.origin], STYLE);
});
afterAll(() => Promise.all([browser, graph, stub, site].map((one) => one?.close())));
beforeEach(() => {
  stub.answer = feed([ITEM]);
  stub.asked.length = 0;
  site.lang = 'nb';
});
afterEach(() => shown.close());

const script = (origin: string) => `<script type="module" src="${origin}/embed.js"></script>`;

/** Opens the site's page with a tag in it, and waits until the component has said what it has. */
async function visit(origin: string, tag: string, { width = 1_280 } = {}): Promise<WatchedPage> {
  site.body = `${script(origin)}${tag}`;
  shown = await browser.newPage({ width });
  await shown.page.goto(site.origin);
  return shown;
}
const settled = () => shown.page.locator('[part=container][aria-busy=false]').first().waitFor();
const texts = (selector: string) => shown.page.locator(selector).allInnerTexts();
const tag = (name: string, attributes: string) => `<${name} ${attributes}>${LINK}</${name}>`;
const styleOf = (element: Locator, property: string) =>
  element.evaluate((one, name) => one.ownerDocument.defaultView?.getComputedStyle(one).getPropertyValue(name), property);
const isLinkShown = () => shown.page.getByText('Mer om nettverket').isVisible();

describe('on a page of another origin with a strict policy, network-contact', () => {
  it('shows whom to contact, asks nobody else, and has nothing that axe finds', async () => {
    await visit(graph.url, tag('network-contact', 'place="Sagene" count="200"'));
    await settled();
    expect(await texts('h2')).toEqual(['Kontakt for Sagene']);
    expect((await texts('[part~=item]')).length).toBeGreaterThan(1);
    expect(await texts('[part~=demo]')).toEqual(['Demodata: personer og enheter er oppdiktet.']);
    expect(await isLinkShown()).toBe(false);
    expect(await shown.page.locator('a[href^="mailto:"]').count()).toBeGreaterThan(0);
    expect(shown.problems).toEqual([]);
    expect(shown.hostsBeside(site.origin, graph.url)).toEqual([]);
    expect(await violationsOf(shown.page)).toEqual([]);
  });

  it('says what a former place is today', async () => {
    await visit(graph.url, tag('network-contact', 'place="Svelvik" count="2"'));
    await settled();
    expect((await texts('[part~=note]')).join()).toContain('Drammen');
  });

  it('can be used by keyboard, and shows where the focus is', async () => {
    await visit(graph.url, tag('network-contact', 'place="Sagene"'));
    await settled();
    const first = shown.page.locator('network-contact [part~=link]').first();
    await shown.page.keyboard.press('Tab');
    expect(await first.evaluate((link) => link.matches(':focus-visible'))).toBe(true);
    expect(await styleOf(first, 'outline-style')).toBe('solid');
  });

  it('fits 320 px, and takes colours of parts and fonts from the page', async () => {
    await visit(graph.url, tag('network-contact', 'place="Sagene" heading-level="3"'), { width: 320 });
    await settled();
    expect(await scrollsSideways(shown.page)).toBe(false);
    const title = shown.page.locator('[part~=title]').first();
    expect(await styleOf(title, 'color')).toBe('rgb(1, 2, 3)');
    expect(await styleOf(title, 'font-family')).toBe('serif');
    expect(await shown.page.locator('h3').count()).toBe(1);
  });

  it('says why a contact is not shown', async () => {
    const unit = { id: 'u', name: 'Enhet', serviceType: 'OTHER', area: 'Sagene', network: 'Sagene' };
    const hidden = { name: null, role: 'RESOURCE_NURSE', email: null, phone: null, contactHidden: 'PRIVATE', verifiedAt: null };
    const contacts = [
      { unit, nurse: hidden },
      { unit, nurse: { ...hidden, name: 'Åse', role: 'LATER', contactHidden: null, phone: '+47 22 00 00 00', verifiedAt: '2026-05-01' } },
      { unit: { ...unit, id: 'v' }, nurse: null },
    ];
    stub.answer = {
      json: { place: 'Sagene', hasMore: false, understoodAs: ['Sagene'], didYouMean: [], contacts, missing: [], demo: false },
    };
    await visit(stub.origin, tag('network-contact', 'place="Sagene" service-type="OTHER"'));
    await settled();
    expect(stub.asked).toEqual(['/feeds/contact.json?place=Sagene&serviceType=OTHER']);
    expect(await texts('[part~=nurse]')).toEqual([
      'Navnet vises ikke, Ressurssykepleier\nKontaktopplysninger vises ikke.',
      'Åse\n+47 22 00 00 00\nBekreftet 1. mai 2026',
    ]);
    expect(await texts('[part~=item]')).toHaveLength(2);
    expect((await texts('[part~=item]'))[1]).toBe('Enhet\nSagene\nIngen ressurssykepleier nå.');
  });

  it('suggests what may have been meant, and shows the link of the page, where nothing is found', async () => {
    await visit(graph.url, tag('network-contact', 'place="Qqqqxx"'));
    await settled();
    expect(await texts('[part~=empty]')).toEqual(['Fant ingen ressurssykepleier eller enhet for «Qqqqxx».']);
    expect(await isLinkShown()).toBe(true);
    expect(shown.problems).toEqual([]);
  });

  it.each([
    { lang: 'nb', more: 'Viser de første 2 enhetene. Det finnes flere.' },
    { lang: 'nn', more: 'Viser dei første 2 einingane. Det finst fleire.' },
    { lang: 'en', more: 'The first 2 units are shown. There are more.' },
  ])(
    'says in $lang that there are more units than it shows, with the page’s own link; and not where there are none',
    async ({ lang, more }) => {
      site.lang = lang;
      await visit(graph.url, tag('network-contact', 'place="Sagene" count="2"'), { width: 320 });
      await settled();
      expect(await shown.page.locator('network-contact [part=list] > [part~=item]').count()).toBe(2);
      expect(await texts('[part~=more]')).toEqual([more]);
      expect(await isLinkShown()).toBe(true);
      expect(await violationsOf(shown.page)).toEqual([]);
      expect(await scrollsSideways(shown.page)).toBe(false);
      await shown.close();
      await visit(graph.url, tag('network-contact', 'place="Sagene" count="200"'));
      await settled();
      expect(await texts('[part~=more]')).toEqual([]);
      expect(await isLinkShown()).toBe(false);
    },
  );

  it('says which attribute is wrong', async () => {
    await visit(graph.url, tag('network-contact', 'place="Sagene" service-type="NO_SUCH"'));
    await settled();
    expect((await texts('[role=alert]')).join()).toContain('service-type="NO_SUCH"');
    expect(await isLinkShown()).toBe(true);
    await shown.close();
    await visit(graph.url, tag('network-contact', ''));
    await settled();
    expect(await isLinkShown()).toBe(true);
    expect(await violationsOf(shown.page)).toEqual([]);
  });
});

describe('network-activity', () => {
  it('shows what the real feed has, and names a network that there is not', async () => {
    await visit(graph.url, `${tag('network-activity', 'network="ous" count="3"')}${tag('network-activity', 'network="nowhere"')}`);
    await settled();
    await shown.page.locator('[part~=error]').waitFor();
    expect(await texts('[part~=item]')).toHaveLength(3);
    expect((await texts('[part~=error]')).join()).toContain('network="nowhere"');
    expect(shown.hostsBeside(site.origin, graph.url)).toEqual([]);
    expect(await violationsOf(shown.page)).toEqual([]);
  });

  it('shows entries with their Norwegian day, the page’s own link only where there are none', async () => {
    await visit(stub.origin, tag('network-activity', 'network="ous" region="oslo" kind="EVENT" count="1"'));
    await settled();
    expect(stub.asked).toEqual(['/feeds/activity.json?network=ous&region=oslo&kind=EVENT']);
    expect(await texts('[part~=item]')).toEqual(['Temadag om smerte\n4. november 2026\nÅpen for alle.']);
    expect(await isLinkShown()).toBe(false);
    stub.answer = feed([]);
    await shown.page.reload();
    await settled();
    expect(await texts('[part~=empty]')).toEqual(['Ingen aktivitet å vise.']);
    expect(await isLinkShown()).toBe(true);
    expect(await violationsOf(shown.page)).toEqual([]);
  });

  it.each([
    { lang: 'nn', tagged: '', day: '4. november 2026', note: ['Tekstane under er på bokmål.'] },
    { lang: 'nb', tagged: 'lang="en-GB"', day: '4 November 2026', note: ['The texts below are in Norwegian.'] },
    { lang: 'de', tagged: '', day: '4. november 2026', note: [] },
  ])('speaks $lang $tagged, and marks what it has in bokmål alone', async ({ lang, tagged, day, note }) => {
    site.lang = lang;
    await visit(stub.origin, tag('network-activity', tagged));
    await settled();
    expect(await texts('time')).toEqual([day]);
    expect(await texts('[part~=language]')).toEqual(note);
    expect(await shown.page.locator('[part~=title]').getAttribute('lang')).toBe('nb');
  });

  it('has the texts of the feed in the language of the page, which it asks for', async () => {
    site.lang = 'nn';
    await visit(graph.url, tag('network-activity', 'network="ous" kind="APPOINTMENT"'));
    await settled();
    expect(await texts('[part~=language]')).toEqual([]);
    expect(await shown.page.locator('[part~=title]').first().getAttribute('lang')).toBe('nn');
    expect(shown.requests.filter((url) => url.includes('/feeds/'))).toEqual([
      `${graph.url}/feeds/activity.json?network=ous&kind=APPOINTMENT&lang=nn`,
    ]);
    expect(shown.problems).toEqual([]);
    expect(await violationsOf(shown.page)).toEqual([]);
  });

  it.each([
    { lang: 'nb', more: 'Viser de siste 50; flere kan ikke vises her.' },
    { lang: 'nn', more: 'Viser dei siste 50; fleire kan ikkje visast her.' },
    { lang: 'en', more: 'The last 50 are shown; no more can be shown here.' },
  ])('says in $lang that a feed has no more than it has, where the page asks for more', async ({ lang, more }) => {
    site.lang = lang;
    await visit(graph.url, tag('network-activity', 'count="51"'), { width: 320 });
    await settled();
    expect(await texts('[part~=item]')).toHaveLength(50);
    expect(await texts('[part~=more]')).toEqual([more]);
    expect(await isLinkShown()).toBe(true);
    expect(await scrollsSideways(shown.page)).toBe(false);
    await shown.close();
    await visit(graph.url, tag('network-activity', 'count="50"'));
    await settled();
    expect(await texts('[part~=more]')).toEqual([]);
    expect(await isLinkShown()).toBe(false);
  });

  it('takes nothing of a feed for HTML or for a link that is none', async () => {
    const title = '<img src=x onerror=alert(1)>';
    const urls = ['javascript:alert(1)', 'data:text/html,x', '/relative', 'https://klb.example.no/ok'];
    stub.answer = feed(urls.map((url) => ({ ...ITEM, url, title })));
    await visit(stub.origin, tag('network-activity', ''));
    await settled();
    expect(await texts('[part~=title]')).toEqual(urls.map(() => title));
    const links = shown.page.locator('network-activity [part~=link]');
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(['https://klb.example.no/ok']);
    expect(await shown.page.locator('img').count()).toBe(0);
    expect(shown.problems).toEqual([]);
  });

  it('loads once for attributes that change together, and forgets what it waited for', async () => {
    await visit(stub.origin, tag('network-activity', 'network="ous"'));
    await settled();
    const change = `const element = document.querySelector('network-activity');`;
    await shown.page.evaluate(`${change} element.setAttribute('network', 'drammen'); element.setAttribute('kind', 'NEWS');`);
    await expect.poll(() => stub.asked).toHaveLength(2);
    expect(stub.asked[1]).toBe('/feeds/activity.json?network=drammen&kind=NEWS');
    stub.answer = 'NEVER';
    const aborted = shown.page.waitForEvent('requestfailed');
    await shown.page.evaluate(`${change} element.setAttribute('network', 'baerum');`);
    await expect.poll(() => stub.asked).toHaveLength(3);
    await shown.page.evaluate(`${change} element.remove();`);
    expect((await aborted).failure()?.errorText).toBe('net::ERR_ABORTED');
    expect(shown.problems).toEqual([]);
  });

  it('tells the page how it went', async () => {
    await visit(stub.origin, '<p>Tom</p>');
    const listen = (type: string, done = '') => `new Promise((resolve) => { const element = document.createElement('network-activity');
      element.addEventListener('${type}', ({ detail }) => resolve(detail)); document.body.append(element); ${done} })`;
    await shown.page.evaluate("customElements.whenDefined('network-activity').then(() => true)");
    expect(await shown.page.evaluate(listen('load'))).toEqual({ count: 1, missing: [] });
    stub.answer = { status: 400, json: { errors: [{ message: 'There is no network x.', extensions: { argument: 'network' } }] } };
    expect(await shown.page.evaluate(listen('error'))).toEqual({ message: 'There is no network x.' });
  });
});

describe('when somebody is silent', () => {
  it('names the data owner; the others stand', async () => {
    const invented = { ...ITEM, _resource_nurses: { occurredOn: '2026-12-24', demo: true }, content_text: ITEM.title };
    stub.answer = feed([invented], [{ slug: 'diakonhjemmet', name: 'Diakonhjemmet' }]);
    await visit(stub.origin, tag('network-activity', ''));
    await settled();
    expect(await texts('[role=status]')).toEqual(['Diakonhjemmet svarer ikke nå. Noe kan mangle.']);
    expect(await texts('[part~=item]')).toEqual(['Temadag om smerte\n24. desember 2026']);
    expect(await texts('[part~=demo]')).toHaveLength(1);
    expect(await violationsOf(shown.page)).toEqual([]);
  });

  it.each(['CUT', { json: { nothing: true } }, { status: 500, json: {} }, { status: 404, json: 'x' }] as const)(
    'leaves the link of the page with an answer like %o',
    async (answer) => {
      stub.answer = answer;
      await visit(stub.origin, tag('network-activity', ''));
      await settled();
      expect((await texts('[role=alert]')).join()).toBe('Innholdet kan ikke hentes nå. Prøv igjen senere.');
      expect(await isLinkShown()).toBe(true);
    },
  );

  it('leaves the link where the script does not come, or is loaded in the wrong way', async () => {
    site.body = `<script type="module" src="http://127.0.0.1:9/embed.js"></script><script src="${stub.origin}/embed.js"></script>
      ${tag('network-activity', '')}`;
    shown = await browser.newPage();
    await shown.page.goto(site.origin);
    expect(await isLinkShown()).toBe(true);
  });

  it('says so of a real data owner, too', async () => {
    await graph.kill('ous');
    await visit(graph.url, tag('network-contact', 'place="Gamle Oslo"'));
    await settled();
    expect((await texts('[role=status]')).join()).toContain('Oslo universitetssykehus svarer ikke nå');
    expect((await texts('[part~=item]')).length).toBeGreaterThan(0);
  });
});

describe('/embed.js', () => {
  it('is small, may be loaded from anywhere, and is not sent twice', async () => {
    shown = await browser.newPage();
    const response = await fetch(`${graph.url}/embed.js`);
    expect(gzipSync(await response.text()).byteLength).toBeLessThan(MAX_BYTES);
    const { headers } = response;
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('cache-control')).toBe('public, max-age=3600');
    const again = await fetch(response.url, { headers: { 'if-none-match': headers.get('etag') ?? '' } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });
});
