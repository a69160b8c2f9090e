import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VIEW_PATHS } from '../../gateway/pages/view-paths.js';
import { REGISTRY } from '../../shared/sectors.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { openBrowser, scrollsSideways, type TestBrowser, violationsOf } from '../kit/browser.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** For a person to look at; not committed. */
const SCREENSHOTS = projectPath('screenshots');
const FIRST_VIEW_KB = 250;
const SECTORS = REGISTRY.sectors.map(({ slug }) => slug);
const STATES: readonly { name: string; environment: Record<string, string>; down: readonly string[] }[] = [
  { name: 'all sectors up', environment: {}, down: [] },
  { name: 'one sector down', environment: {}, down: ['lovisenberg'] },
  { name: 'all sectors down', environment: {}, down: SECTORS },
  { name: 'empty rosters', environment: { DEMO: 'off' }, down: [] },
];

let browser: TestBrowser;
beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each(STATES)('every view, $name', ({ name, environment, down }) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await startTestGraph(environment);
    for (const sector of down) await graph.kill(sector);
  });
  afterAll(() => graph?.close());

  test.each(Object.entries(VIEW_PATHS))('%s', async (view, path) => {
    const { page, problems, hostsBeside, close } = await browser.newPage();
    await page.goto(graph.url + path);
    await settled(page);
    expect(await page.locator('h1').count()).toBe(1);
    // Whoever is silent, `regional` answers: no view may be nothing but a failure.
    expect(await page.getByText('Opplysningene kunne ikke hentes').count()).toBe(0);
    // What is invented says so, and nothing else does.
    if (environment.DEMO === 'off') expect(await page.getByText('Demodata').count()).toBe(0);
    expect(await violationsOf(page)).toEqual([]);
    await page.screenshot({ path: join(SCREENSHOTS, `${view}, ${name}, 1280.png`), fullPage: true });
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await scrollsSideways(page)).toBe(false);
    await page.screenshot({ path: join(SCREENSHOTS, `${view}, ${name}, 320.png`), fullPage: true });
    // A partial answer is no error of the page; Chromium writes a line for each answer with an error status.
    expect(problems).toEqual([]);
    expect(hostsBeside(graph.url)).toEqual([]);
    await close();
  });
});

describe('the first view', () => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await startTestGraph();
  });
  afterAll(() => graph?.close());

  test(`takes less than ${FIRST_VIEW_KB} KB of JavaScript, gzipped, and at most 3 requests of the graph`, async () => {
    const { page, requests, close } = await browser.newPage();
    const scripts: Promise<number>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body().then((body) => gzipSync(body).length));
    });
    await page.goto(graph.url);
    await settled(page);
    const sizes = await Promise.all(scripts);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(FIRST_VIEW_KB * 1_000);
    expect(requests.filter((url) => url.includes('/graphql')).length).toBeLessThanOrEqual(3);
    await close();
  });

  test('shows its frame before any data has come', async () => {
    const { page, close } = await browser.newPage();
    await page.route('**/graphql*', () => undefined);
    await page.goto(graph.url);
    await page.getByRole('heading', { level: 1, name: 'Oversikt' }).waitFor();
    await page.getByRole('link', { name: 'Katalog' }).waitFor();
    await page.getByRole('status').first().waitFor();
    await close();
  });

  test('leads whoever follows a link to the content, as a page that is loaded would', async () => {
    const { page, close } = await browser.newPage();
    await page.goto(graph.url);
    await settled(page);
    expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
    await page.getByRole('link', { name: 'Aktivitet', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Aktivitet' }).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await close();
  });

  test('may load nothing inline and nothing from elsewhere, and stands in nobody’s frame', async () => {
    const { headers } = await fetch(graph.url);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
  });

  test.each([
    ['nn', 'Oversyn', 'Ressurssjukepleiarar'],
    ['en', 'Overview', 'Resource nurses'],
  ])('in %s', async (lang, title, column) => {
    const { page, close } = await browser.newPage();
    await page.goto(`${graph.url}/?lang=${lang}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('columnheader', { name: column }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    await close();
  });
});

/** Waits until nothing is being fetched any more. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  // What has come may ask for more.
  for (let round = 0; round < 3; round++) {
    await page.waitForLoadState('networkidle');
    const loading = page.locator('.loading').first();
    while ((await loading.count()) > 0) await loading.waitFor({ state: 'detached' });
  }
}
