import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type TestBrowser, violationsOf } from '../kit/browser.js';
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
