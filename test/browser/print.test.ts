import { afterAll, beforeAll, expect, it } from 'vitest';
import { VIEW_PATHS } from '../../gateway/pages/view-paths.js';
import { openBrowser, scrollsSideways, type TestBrowser } from '../kit/browser.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** Every view can be printed: without what only a screen can use, and with nothing cut off at the edge of the paper. */

/** A4 upright less its margins, in CSS pixels. */
const PAPER = { width: 688, height: 1_017 };

let browser: TestBrowser;
let graph: TestGraph;
beforeAll(async () => {
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
});
afterAll(() => Promise.all([browser, graph].map((one) => one?.close())));

it.each(Object.entries(VIEW_PATHS))('%s', async (_, path) => {
  const { page, close } = await browser.newPage(PAPER);
  await page.goto(graph.url + path);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await expect.poll(() => page.locator('.loading').count(), { timeout: 30_000 }).toBe(0);
  await page.emulateMedia({ media: 'print' });
  const shown = (selector: string) => page.locator(selector).filter({ visible: true }).count();
  expect([await shown('nav'), await shown('button'), await shown('form input')]).toEqual([0, 0, 0]);
  expect(await shown('h1')).toBe(1);
  expect(await scrollsSideways(page)).toBe(false);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('.wide')].flatMap((frame) => {
      const table = frame.querySelector('table');
      const isCut = frame.scrollWidth > frame.clientWidth + 1 || (table?.getBoundingClientRect().right ?? 0) > innerWidth;
      return isCut ? [table?.caption?.textContent] : [];
    }),
  );
  expect(cut).toEqual([]);
  await close();
});
