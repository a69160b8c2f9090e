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

const NETWORKS = ['Bærum', 'Drammen', 'Kongsberg', 'Ringerike', 'Lovisenberg', 'Diakonhjemmet', 'Oslo universitetssykehus'];

test('RD-1, RD-7: seven networks with size, coverage and alerts; a silent sector is marked, with what was last known, and the others stand', async () => {
  const { page, problems, close } = await browser.newPage();
  await page.goto(graph.url);
  const rows = page.getByRole('table', { name: 'Nettverkene i dag' }).getByRole('row');
  await page.getByRole('cell', { name: '76,6 %' }).first().waitFor();
  expect(await rows.getByRole('rowheader').allInnerTexts()).toEqual(NETWORKS);
  const { data } = await graph.query<{ networks: { name: string; nurseCount: number }[] }>('{ networks { name nurseCount } }');
  for (const { name, nurseCount } of data.networks) {
    const cells = rows.filter({ has: page.getByRole('rowheader', { name, exact: true }) }).getByRole('cell');
    expect(await cells.nth(1).innerText()).toBe(String(nurseCount));
  }
  await page.getByText('har ikke vært i kraft siden 1. januar 2020').waitFor();

  const told = page.getByRole('region', { name: 'Dekning i nettverkene' });
  expect(await told.innerText()).toMatch(
    /Per \d+\. \S+ \d{4} har \d+ av \d+ enheter \(\d+,\d\s%\) minst én ressurssykepleier\. Nettverkene går fra/,
  );
  expect(await told.locator('svg').textContent()).toMatch(/Alle nettverk: \d+\s%/);

  // Alerts of one network are an address of their own, which says so, leads there, and leads back.
  const alerts = page.getByRole('region', { name: 'Hva som venter' });
  expect(await alerts.getByText('Bare varsler for').count()).toBe(0);
  await page.getByRole('link', { name: /^\d+ varsler: Drammen$/i }).click();
  expect(new URL(page.url()).searchParams.get('varsler')).toBe('drammen');
  await alerts.getByText('Bare varsler for Drammen.').waitFor();
  await page.locator('#alerts:focus').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await alerts.getByRole('link', { name: 'Vis varsler for alle nettverk' }).press('Enter');
  await alerts.getByText('Bare varsler for').waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.get('varsler')).toBeNull();

  await graph.kill('lovisenberg');
  await page.reload();
  const silent = rows.filter({ hasText: 'Svarer ikke' });
  await silent.waitFor();
  expect(await silent.count()).toBe(1);
  expect(await silent.getByRole('rowheader').innerText()).toContain('Lovisenberg');
  expect(await silent.innerText()).toMatch(/Sist kjent 105 \(.+\), kan være gammelt/);
  await page.getByText('Lovisenberg svarer ikke nå.').first().waitFor();
  // The figure of all is not of all now, and says so.
  await page.getByText('Uten Lovisenberg, som ikke svarer nå.').first().waitFor();
  expect(await told.locator('svg').textContent()).toMatch(/De som svarer: \d+\s%/);
  // Nobody can count the alerts of a silent network.
  expect(await rows.getByRole('link', { name: /varsler: /i }).evaluateAll((links) => links.map(({ textContent }) => textContent))).toEqual(
    NETWORKS.map((name) => (name === 'Lovisenberg' ? expect.stringMatching(/^minst \d+$/) : expect.stringMatching(/^\d+$/))),
  );
  expect(await silent.getByText('Svarer ikke nå: Lovisenberg.').count()).toBe(1);
  expect(await rows.filter({ hasText: 'Diakonhjemmet' }).getByRole('cell').nth(1).innerText()).toBe('85');
  expect(problems).toEqual([]);
  await close();
});

test('coverage that alone cannot be fetched is said, beside all that can, and asked for again', async () => {
  const { page, close } = await browser.newPage();
  let isCut = true;
  await page.route(/operationName=OverviewCoverage/, (route) => (isCut ? route.abort() : route.continue()));
  await page.goto(graph.url);
  const told = page.getByRole('region', { name: 'Dekning i nettverkene' });
  await told.getByRole('alert').waitFor();
  expect(await told.locator('.loading').count()).toBe(0);
  const table = page.getByRole('table', { name: 'Nettverkene i dag' });
  expect(await table.getByRole('row').count()).toBe(NETWORKS.length + 1);
  expect(await table.innerText()).not.toContain('…');
  expect(await violationsOf(page)).toEqual([]);
  isCut = false;
  await told.getByRole('button', { name: 'Prøv igjen' }).press('Enter');
  await told.locator('svg').waitFor();
  expect(await told.getByRole('alert').count()).toBe(0);
  await close();
});

test('an owner without units is not called silent, and one that is silent is', async () => {
  const empty = await startTestGraph({ DEMO: 'off' });
  const { page, problems, close } = await browser.newPage({ width: 320 });
  const told = page.locator('section[aria-labelledby=coverage]');
  const read = async (address: string) => {
    await page.goto(empty.url + address);
    await told.locator('svg').waitFor();
    return [await told.locator('p').nth(1).innerText(), (await told.locator('svg .plot-note').allTextContents()).join(', ')];
  };
  const seven = (note: string) => NETWORKS.map(() => note).join(', ');
  expect(await read('/')).toEqual([
    'Ingen enheter er registrert ennå, så det er ingen dekning å vise.',
    seven('Ingen enheter er registrert'),
  ]);
  expect(await read('/?lang=nn')).toEqual([
    'Ingen einingar er registrerte enno, så det er inga dekning å vise.',
    seven('Ingen einingar er registrerte'),
  ]);
  expect(await read('/?lang=en')).toEqual([
    'No units are registered yet, so there is no coverage to show.',
    seven('No units are registered'),
  ]);
  expect(await violationsOf(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
  await empty.kill('ous');
  const [summary, notes] = await read('/');
  expect(summary).toMatch(
    /^Det er ingen tall å vise nå\. Uten Oslo universitetssykehus, som ikke svarer nå\. Ingen enheter er registrert i Bærum, /,
  );
  expect(notes).toBe([...NETWORKS.slice(0, 6).map(() => 'Ingen enheter er registrert'), 'Svarer ikke'].join(', '));
  expect(problems).toEqual([]);
  await close();
  await empty.close();
});
