import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGuides } from '../../gateway/reference/guides.js';
import { openBrowser, scrollsSideways, type TestBrowser, violationsOf, type WatchedPage } from '../kit/browser.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

const GUIDES = readGuides().map(({ name }) => (name === 'README' ? '/docs' : `/docs/${name}`));
/** Pages of the reference are alike; the largest would take axe half a minute. */
const PAGES = [...GUIDES, '/docs/examples', '/docs/reference', '/docs/reference/interfaces', '/docs/reference/scalars', '/embed-example'];

describe('the documentation in a browser', () => {
  let browser: TestBrowser;
  let graph: TestGraph;
  let narrow: WatchedPage;
  beforeAll(async () => {
    [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
    narrow = await browser.newPage({ width: 320 });
  });
  afterAll(() => Promise.all([browser?.close(), graph?.close()]));

  it.each(PAGES)('%s has nothing that axe finds, asks nobody else, and fits 320 px', async (path) => {
    const { page, problems, hostsBeside } = narrow;
    await page.goto(graph.url + path);
    for (const element of await page.locator('network-activity, network-contact').all())
      await element.locator('[part=item]').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(problems).toEqual([]);
    expect(hostsBeside(graph.url)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
  });

  it('can be reached by keyboard past the navigation', async () => {
    const { page, close } = await browser.newPage();
    await page.goto(`${graph.url}/docs`);
    await page.keyboard.press('Tab');
    expect(await page.getByText('Til innholdet').isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
    await close();
  });

  it('says that there is no such page', async () => {
    for (const path of ['/docs/none', '/docs/reference/none', '/docs/..%2fpackage']) {
      const response = await fetch(graph.url + path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    }
  });
});
