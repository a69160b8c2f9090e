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

test('KW-3: «Svelvik» finds Drammen and says why, by keyboard alone', async () => {
  const { page, problems, close } = await browser.newPage();
  await page.goto(`${graph.url}/katalog`);
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('Svelvik');
  await page.keyboard.press('Enter');
  await page
    .getByText(/Svelvik.*Drammen/)
    .first()
    .waitFor();
  expect(new URL(page.url()).searchParams.get('sok')).toBe('Svelvik');
  await page
    .getByRole('rowheader', { name: /Svelvik/ })
    .first()
    .waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('a state of the list is an address: filters, kind of list and page', async () => {
  const { page, close } = await browser.newPage();
  await page.goto(`${graph.url}/katalog`);
  await page.getByLabel('Nettverk').selectOption('ous');
  await page.getByLabel('Ressurssykepleier').selectOption('vacant');
  await page.getByText('40 treff').waitFor();
  const address = page.url();
  const names = await page.getByRole('rowheader').allInnerTexts();
  const other = await browser.newPage();
  await other.page.goto(address);
  await other.page.getByText('40 treff').waitFor();
  expect(await other.page.getByRole('rowheader').allInnerTexts()).toEqual(names);
  await other.page.getByRole('button', { name: 'Neste side' }).click();
  await other.page.getByRole('button', { name: 'Til første side' }).waitFor();
  expect(new URL(other.page.url()).searchParams.get('etter')).toBeTruthy();
  await other.close();
  await close();
});

test('what somebody has hidden is listed and counted, and not shown', async () => {
  const { page, close } = await browser.newPage();
  await page.goto(`${graph.url}/katalog?vis=personer&nettverk=kongsberg`);
  await page.getByText('31 treff').waitFor();
  await page.goto(`${graph.url}/katalog?kommune=3301`);
  await page.getByText('Navn vises ikke').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await close();
});

test('an area is chosen on the map too, by keyboard', async () => {
  const { page, close } = await browser.newPage();
  await page.goto(`${graph.url}/katalog`);
  await page.getByRole('link', { name: 'Kongsberg', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('kommune') === '3303');
  expect(await page.getByLabel('Kommune eller bydel').inputValue()).toBe('3303');
  await close();
});

test('an address with nonsense in it shows what can be shown', async () => {
  const { page, close } = await browser.newPage();
  await page.goto(`${graph.url}/katalog?nettverk=finnes-ikke&tjeneste=X&status=Y&vis=Z`);
  await page.getByRole('alert').waitFor();
  await page.getByRole('button', { name: 'Fjern alle valg' }).click();
  await page.getByText('522 treff').waitFor();
  await close();
});

test('the next page says which rows it has, takes the focus there, and leads back', async () => {
  const { page, problems, close } = await browser.newPage({ width: 320 });
  await page.goto(`${graph.url}/katalog`);
  const heading = page.locator('#found');
  await page.getByText('1–25 av 522 treff').waitFor();
  const first = await page.getByRole('rowheader').allInnerTexts();
  const press = async (name: string, rows: string) => {
    await page.getByRole('button', { name }).press('Enter');
    await page.getByText(rows).waitFor();
    await page.locator('#found:focus').waitFor();
  };
  await press('Neste side', '26–50 av 522 treff');
  const second = await page.getByRole('rowheader').allInnerTexts();
  expect(second).not.toEqual(first);
  await press('Neste side', '51–75 av 522 treff');
  expect(await violationsOf(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
  await press('Forrige side', '26–50 av 522 treff');
  expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(second);
  // The address has it all.
  await page.reload();
  await page.getByText('26–50 av 522 treff').waitFor();
  expect(await page.locator('#found:focus').count()).toBe(0);
  await press('Til første side', '1–25 av 522 treff');
  expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(first);
  // A choice is not taken from whoever makes it.
  const network = page.getByLabel('Nettverk');
  await network.focus();
  await network.selectOption('kongsberg');
  await expect.poll(() => heading.innerText(), { timeout: 30_000 }).not.toContain('522');
  expect(await network.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(problems).toEqual([]);
  await close();
});

test.each([
  ['', 'Skriv minst to bokstaver for å søke.'],
  ['&lang=nn', 'Skriv minst to bokstavar for å søkje.'],
  ['&lang=en', 'Type at least two letters to search.'],
])('one letter is no search, and finds nobody %s', async (language, words) => {
  const { page, requests, close } = await browser.newPage();
  await page.goto(`${graph.url}/katalog?sok=a${language}`);
  await page.getByText(words).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.locator('#found').count()).toBe(0);
  expect(await page.getByRole('rowheader').count()).toBe(0);
  expect(requests.filter((url) => url.includes('DirectoryUnits'))).toEqual([]);
  expect(await violationsOf(page)).toEqual([]);
  await close();
});
