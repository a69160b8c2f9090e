import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, scrollsSideways, type TestBrowser, violationsOf } from '../kit/browser.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

let browser: TestBrowser;
let graph: TestGraph;
beforeAll(async () => {
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
});
afterAll(async () => {
  await browser?.close();
  await graph?.close();
});

test('KW-2, RD-4: the events of a month, in the grid and in the list, and month after month by keyboard', async () => {
  const { page, problems, close } = await browser.newPage();
  await page.goto(`${graph.url}/aktivitet?maned=2026-11`);
  const { data } = await graph.query<{ events: { edges: { node: { title: string; date: string } }[] } }>(
    '{ events(filter: { from: "2026-11-01", to: "2026-12-01" }, first: 200) { edges { node { title date } } } }',
  );
  const titles = data.events.edges.map(({ node }) => node.title);
  expect(titles.length).toBeGreaterThan(0);
  const list = page.getByRole('region', { name: 'Arrangementer i november 2026' }).getByRole('heading', { level: 3 });
  await list.first().waitFor();
  expect(await list.allInnerTexts()).toEqual(titles);
  expect((await page.locator('.month a').allInnerTexts()).toSorted()).toEqual(titles.toSorted());
  await page.getByRole('button', { name: 'Neste måned' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Arrangementer i desember 2026' }).waitFor();
  expect(new URL(page.url()).searchParams.get('maned')).toBe('2026-12');
  expect(problems).toEqual([]);
  await close();
});

test('KW-4, KW-6: addresses to subscribe to and the lines for a website follow the choices', async () => {
  const { page, close } = await browser.newPage();
  await page.goto(`${graph.url}/aktivitet?nettverk=ous`);
  const section = page.getByRole('region', { name: 'Abonner' });
  await section.getByRole('link').first().waitFor();
  const hrefs = await section.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const { host } = new URL(graph.url);
  expect(hrefs).toEqual([
    `webcal://${host}/feeds/events.ics?network=ous`,
    `http://${host}/feeds/activity.atom?network=ous`,
    `http://${host}/feeds/activity.json?network=ous`,
  ]);
  for (const href of hrefs) expect((await fetch((href ?? '').replace('webcal:', 'http:'))).status).toBe(200);
  expect(await section.locator('pre').innerText()).toBe(
    `<script type="module" src="${graph.url}/embed.js"></script>\n<network-activity network="ous" count="5" lang="nb"><a href="${graph.url}/aktivitet?nettverk=ous">Aktivitet i nettverket</a></network-activity>`,
  );
  await close();
});

test('nothing of the address but what can be chosen gets into the lines that somebody pastes', async () => {
  const { page, close } = await browser.newPage();
  await page.goto(`${graph.url}/aktivitet?nettverk=${encodeURIComponent('ous"></network-activity><script src="https://evil.invalid">')}`);
  const lines = page.getByRole('region', { name: 'Abonner' }).locator('pre');
  await lines.waitFor();
  await page.getByRole('option', { name: 'Kongsberg' }).waitFor({ state: 'attached' });
  expect(await lines.innerText()).not.toContain('evil');
  await close();
});

test('the kind of news is the feed’s own choice: calendar and its address stay, feeds and lines follow', async () => {
  const { page, problems, close } = await browser.newPage({ width: 320 });
  await page.goto(`${graph.url}/aktivitet?maned=2026-11&omrade=oslo&nettverk=ous&lang=nn`);
  const events = page.getByRole('region', { name: /^Arrangement i november/ }).getByRole('heading', { level: 3 });
  await events.first().waitFor();
  const before = await events.allInnerTexts();
  const lately = page.getByRole('region', { name: 'Siste nytt' });
  await lately.getByLabel('Type nyhende').selectOption('NEWS');
  await page.waitForURL((url) => url.searchParams.get('type') === 'NEWS');
  await page.waitForLoadState('networkidle');
  expect(await events.allInnerTexts()).toEqual(before);
  const section = page.getByRole('region', { name: 'Abonner' });
  const { host } = new URL(graph.url);
  const hrefs = await section.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(hrefs).toEqual([
    `webcal://${host}/feeds/events.ics?region=oslo&network=ous&lang=nn`,
    `http://${host}/feeds/activity.atom?region=oslo&network=ous&kind=NEWS&lang=nn`,
    `http://${host}/feeds/activity.json?region=oslo&network=ous&kind=NEWS&lang=nn`,
  ]);
  for (const href of hrefs) expect((await fetch((href ?? '').replace('webcal:', 'http:'))).status).toBe(200);
  const [, line = ''] = (await section.locator('pre').innerText()).split('\n');
  expect(line).toContain('<network-activity network="ous" region="oslo" kind="NEWS" count="5" lang="nn">');
  // What somebody pastes leads to the page as it is chosen here.
  const href = await page.evaluate((html) => new DOMParser().parseFromString(html, 'text/html').querySelector('a')?.href ?? '', line);
  expect(href).toBe(`${graph.url}/aktivitet?omrade=oslo&nettverk=ous&type=NEWS&lang=nn`);
  await page.goto(href);
  await lately.getByLabel('Type nyhende').waitFor();
  expect(await lately.getByLabel('Type nyhende').inputValue()).toBe('NEWS');
  expect(await violationsOf(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
  expect(problems).toEqual([]);
  await close();
});

test('a month names no days of other months, which it has not asked for, and says so if it has not all events', async () => {
  const { page, problems, close } = await browser.newPage();
  await page.goto(`${graph.url}/aktivitet?maned=2026-11`);
  await page.locator('.month').waitFor();
  const days = await page.locator('.month td').allInnerTexts();
  expect(days.map((text) => text.split('\n')[0]).filter((day) => day !== '')).toEqual(
    Array.from({ length: 30 }, (_, index) => String(index + 1)),
  );
  expect(new Set(await page.locator('.month td.outside').allInnerTexts())).toEqual(new Set(['']));
  expect(await page.getByText('Viser de første').count()).toBe(0);
  await page.route(/operationName=ActivityEvents/, async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { data: { events: { totalCount: number } } };
    answer.data.events.totalCount = 1234;
    await route.fulfill({ response, json: answer });
  });
  await page.reload();
  await page.getByText(/^Viser de første \d+ av 1\s234\. Velg område eller nettverk for å se resten\.$/).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});
