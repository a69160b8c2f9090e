import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type TestBrowser } from '../kit/browser.js';
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
