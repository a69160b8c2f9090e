import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type TestBrowser, violationsOf } from '../kit/browser.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** What the gateway gives from before, because its owner does not answer now, is marked on the page. */

let browser: TestBrowser;
let graph: TestGraph;
beforeAll(async () => {
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph({ CACHE: 'on' })]);
});
afterAll(() => Promise.all([browser, graph].map((one) => one?.close())));

it('says who does not answer and of when her figures are, while the others’ are of now', async () => {
  const { page, problems, close } = await browser.newPage();
  await page.goto(graph.url);
  const row = page.getByRole('table', { name: 'Nettverkene i dag' }).getByRole('row').filter({ hasText: 'Lovisenberg' }).first();
  await page.getByRole('cell', { name: '76,6 %' }).first().waitFor();
  const before = await row.getByRole('cell').nth(1).innerText();
  const mark = page.locator('.stale-mark');
  expect(await mark.count()).toBe(0);
  await graph.kill('lovisenberg');
  // The gateway finds out by itself; until then answers are of before without a mark, as they may be.
  await expect
    .poll(
      async () => {
        await page.reload();
        await page.getByRole('cell', { name: '%' }).first().waitFor();
        return mark.count();
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBe(1);
  await page.waitForLoadState('networkidle');
  expect(await mark.innerText()).toMatch(/^Lovisenberg svarer ikke nå\. Tallene derfra er fra .*\d{4}.*\d{2}[.:]\d{2}/);
  expect(await mark.getAttribute('role')).toBe('status');
  expect(await row.getByRole('cell').nth(1).innerText()).toContain(before);
  expect(await violationsOf(page)).toEqual([]);
  // A view that shows nothing of hers has no mark.
  await page.getByRole('link', { name: 'Min side' }).click();
  await page.getByRole('heading', { level: 1, name: 'Min side' }).waitFor();
  await expect.poll(() => mark.count()).toBe(0);
  expect(problems).toEqual([]);
  await close();
});
