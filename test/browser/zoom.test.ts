import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VIEW_PATHS } from '../../gateway/pages/view-paths.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { openBrowser, scrollsSideways, type TestBrowser, violationsOf, type WatchedPage } from '../kit/browser.js';
import { change } from '../kit/mutate.js';
import { signInAs } from '../kit/sign-in-page.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** Every view can be read and used at 200 % (WCAG 2.1, 1.4.4 and 1.4.10), zoomed as a whole or with letters twice as large. */

/** For a person to look at; not committed. */
const SCREENSHOTS = projectPath('screenshots', 'zoom');
/** What 1280 × 1024 is at 200 %. */
const ZOOMED = { width: 640, height: 512, context: { deviceScaleFactor: 2 } } as const;
const MODES = ['zoomed', 'large letters'] as const;

let browser: TestBrowser;
let graph: TestGraph;
beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
  await nominate();
});
afterAll(() => Promise.all([browser, graph].map((one) => one?.close())));

/** Nobody asks for anything in the demo data: a request to decide on, with names as long as they come. */
async function nominate(): Promise<void> {
  const { data } = await graph.query<{ units: { edges: { node: { id: string } }[] } }>(
    '{ units(filter: { network: "ous" }, first: 1) { edges { node { id } } } }',
  );
  const unit = data.units.edges[0]?.node.id ?? '';
  const { userErrors, errors } = await change(graph, {
    owner: 'ous',
    name: 'nominate Nurse',
    select: 'request { id }',
    input: {
      unitId: unit,
      name: 'Prøve Innstilt Langnavnesen-Nordmannsdatter',
      role: 'RESOURCE_NURSE',
      basis: 'FURTHER_EDUCATION',
      from: '2026-01-01',
    },
    as: await tokenFor(graph, [{ role: 'LEADER', sector: 'ous', unit }]),
  });
  expect([userErrors, errors]).toEqual([[], undefined]);
}

const newPage = (mode: (typeof MODES)[number]) => browser.newPage(mode === 'zoomed' ? ZOOMED : { width: 1_280, height: 1_024 });

/** What a reader sets in her browser; a style of the page's own would be refused by its policy. */
const enlarge = (page: Page) => page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));

async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await expect.poll(() => page.locator('.loading').count(), { timeout: 30_000 }).toBe(0);
}

/** Words that are cut off: by an edge that hides what is beyond it, or by that of the window, where nothing scrolls to it. */
const cutWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const scrolls = (element: Element) =>
      element.closest('.wide, a[href="#content"], pre, .visually-hidden, svg, select, option, details:not([open])') !== null;
    return [...document.querySelectorAll('h1, h2, h3, p, a, button, label, legend, summary, dt, dd, li, input')].flatMap((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0 || scrolls(element)) return [];
      const { overflowX } = getComputedStyle(element);
      const isCut = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1 && element.localName !== 'input';
      const isBeyond = left < -1 || right > document.documentElement.clientWidth + 1;
      return isCut || isBeyond ? [`${element.localName}: ${element.textContent?.slice(0, 60)}`] : [];
    });
  });

/** Things to press that lie on each other. */
const overlaps = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, summary')].filter(
      // What is folded keeps its box, but nobody can press it.
      (element) =>
        element.checkVisibility() && !element.closest('svg, .wide, .visually-hidden') && element.getBoundingClientRect().width > 1,
    );
    const boxes = all.map((element) => ({ element, box: element.getBoundingClientRect() }));
    return boxes.flatMap(({ element: a, box: one }, index) =>
      boxes.slice(index + 1).flatMap(({ element: b, box: two }) => {
        if (a.contains(b) || b.contains(a)) return [];
        const x = Math.min(one.right, two.right) - Math.max(one.left, two.left);
        const y = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
        // A link that goes over two lines has a box around both.
        if (a.getClientRects().length > 1 || b.getClientRects().length > 1) return [];
        return x > 2 && y > 4 ? [`${a.textContent?.slice(0, 40)} / ${b.textContent?.slice(0, 40)}`] : [];
      }),
    );
  });

async function look({ page, problems }: WatchedPage, name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
  expect([name, await scrollsSideways(page), await cutWords(page), await overlaps(page)]).toEqual([name, false, [], []]);
  expect([name, await violationsOf(page)]).toEqual([name, []]);
  expect(problems).toEqual([]);
}

/** Parts of a coordinator's page, and what is seen of each: what is folded, a form, or one that was refused because it was sent as it was. */
const TABS = {
  oppgaver: 'folded',
  enheter: 'form',
  foresporsler: 'form',
  bekreft: 'refused',
  arrangementer: 'refused',
  nyheter: 'refused',
  handlingsplan: 'refused',
  rapporter: 'form',
} as const;

/** Opens the first form; nothing is changed by it, so that both modes see the same. */
async function openForm(main: Locator, seen: (typeof TABS)[keyof typeof TABS]): Promise<void> {
  await main.locator('details.change > summary, form.change-form').first().waitFor();
  const folded = main.locator('details.change > summary').first();
  if ((await folded.count()) > 0) await folded.click();
  if (seen === 'folded') return main.locator('details[open] a').first().waitFor();
  const submit = main.locator('.change-form button[type=submit]').first();
  await submit.waitFor();
  if (seen === 'form') return;
  await submit.click();
  // What is wrong stands beside its field, and above the form.
  await main.locator('.change-form .ds-error-summary, .change-form [role=alert]').first().waitFor();
}

describe.each(MODES)('%s', (mode) => {
  it.each(Object.entries(VIEW_PATHS))('%s', async (view, path) => {
    const shown = await newPage(mode);
    await shown.page.goto(graph.url + path);
    if (mode === 'large letters') await enlarge(shown.page);
    await settled(shown.page);
    await look(shown, `${view}, ${mode}`);
    await shown.close();
  });

  describe('the forms of', () => {
    let shown: WatchedPage;
    beforeAll(async () => {
      shown = await newPage(mode);
      await signInAs(shown.page, `${graph.url}/min-side`, 'COORDINATOR ous');
      if (mode === 'large letters') await enlarge(shown.page);
    });
    afterAll(() => shown?.close());

    it.each(Object.entries(TABS))('%s', async (tab, seen) => {
      const main = shown.page.getByRole('main');
      const link = main.locator(`.mine-tabs a[href*="fane=${tab}"]`);
      await link.click();
      await link.and(main.locator('[aria-current]')).waitFor();
      await settled(shown.page);
      await openForm(main, seen);
      await settled(shown.page);
      await look(shown, `min-side ${tab}, ${mode}`);
    });
  });
});
