import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { VIEW_PATHS } from '../../gateway/pages/view-paths.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { openBrowser, type TestBrowser, violationsOf, type WatchedPage } from '../kit/browser.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** Each picture can be taken along as a file that stands alone. */

/** For a person to look at; not committed. */
const SCREENSHOTS = projectPath('screenshots', 'pictures');
const BUTTON = /^(Last ned bilde|Download the picture) \(SVG\)/;

let browser: TestBrowser;
let graph: TestGraph;
beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
});
afterAll(() => Promise.all([browser, graph].map((one) => one?.close())));

async function visit(path: string): Promise<WatchedPage> {
  const shown = await browser.newPage();
  shown.page.setDefaultTimeout(10_000);
  await shown.page.goto(graph.url + path);
  await shown.page.getByRole('button', { name: BUTTON }).first().waitFor();
  await shown.page.waitForLoadState('networkidle');
  await expect.poll(() => shown.page.locator('.loading').count(), { timeout: 30_000 }).toBe(0);
  return shown;
}

/** Downloads a picture, and opens the file alone in a window of its own, as a reader of XML and SVG would. */
async function open({ page }: WatchedPage, index: number) {
  const button = page.getByRole('button', { name: BUTTON }).nth(index);
  const [file] = await Promise.all([page.waitForEvent('download'), button.press('Enter')]);
  const path = join(SCREENSHOTS, file.suggestedFilename());
  await file.saveAs(path);
  const alone = await browser.newPage();
  alone.page.setDefaultTimeout(10_000);
  await alone.page.goto(String(pathToFileURL(path)));
  return { name: file.suggestedFilename(), heading: ((await button.textContent()) ?? '').replace(/^.*?: /, ''), alone };
}

const shapesOf = (picture: Locator) =>
  picture.locator(':is(circle, path)').evaluateAll((shapes) =>
    shapes.map((shape) => {
      const { fill, stroke, strokeWidth, strokeDasharray } = getComputedStyle(shape);
      return [fill, stroke, strokeWidth, strokeDasharray].join(' ').replaceAll('"', '');
    }),
  );

it.each([
  [VIEW_PATHS.overview, ['Dekning i nettverkene'], 'Kilde: Ressurssykepleiere i palliasjon', 'Demodata:'],
  [VIEW_PATHS.coverage, ['.', '.', '.', '.'], 'Kilde: Ressurssykepleiere i palliasjon', 'Demodata:'],
  [`${VIEW_PATHS.coverage}?lang=en`, ['.', '.', '.', '.'], 'Source: Resource nurses', 'Demo data:'],
])(
  'each picture of %s is a file that says what it is, of whom and when, and looks as on the page',
  async (path, pictures, source, demo) => {
    const shown = await visit(path);
    expect(await shown.page.getByRole('button', { name: BUTTON }).count()).toBe(pictures.length);
    for (const index of pictures.keys()) {
      const { name, heading, alone } = await open(shown, index);
      // A browser writes other signs for those that no file can have in its name.
      expect(name).toBe(`${heading.replaceAll(/[:?]/g, '_')}.svg`);
      // Chromium shows what is not well-formed as a page of its own.
      const told = await alone.page.evaluate(() => {
        const root = document.documentElement;
        const { left, right, bottom } = root.getBoundingClientRect();
        const words = [...root.querySelectorAll('text')];
        const child = (name: string) => [...root.children].find(({ localName }) => localName === name)?.textContent ?? '';
        return {
          kind: `${root.namespaceURI} ${root.localName} ${root.getAttribute('role')}`,
          title: child('title'),
          summary: child('desc'),
          text: words.map(({ textContent }) => textContent).join(' '),
          ofThePage: root.querySelectorAll('[class], [style], [href], style, script, image, use, parsererror').length,
          beyond: words.flatMap((word) => {
            const at = word.getBoundingClientRect();
            return at.left < left - 1 || at.right > right + 1 || at.bottom > bottom + 1 ? [word.textContent] : [];
          }),
        };
      });
      expect(told).toMatchObject({ kind: 'http://www.w3.org/2000/svg svg img', title: heading, ofThePage: 0, beyond: [] });
      expect(told.summary.length).toBeGreaterThan(20);
      for (const word of [...heading.split(' '), source, demo, 'Lovisenberg', new URL(graph.url).origin, String(new Date().getFullYear())])
        expect(told.text).toContain(word);
      expect(alone.problems).toEqual([]);
      const looks = await shapesOf(shown.page.locator('section:has(.picture-download)').nth(index).locator(':is(svg.plot, svg.cartogram)'));
      expect(looks.length).toBeGreaterThan(5);
      expect(await shapesOf(alone.page.locator('svg > svg').first())).toEqual(looks);
      await alone.close();
    }
    expect(await violationsOf(shown.page)).toEqual([]);
    expect(shown.problems).toEqual([]);
    await shown.close();
  },
);

it('says in the file who did not answer', async () => {
  await graph.kill('diakonhjemmet');
  const shown = await visit(VIEW_PATHS.coverage);
  const { alone } = await open(shown, 1);
  await alone.page.getByText('Uten tall fra Diakonhjemmet', { exact: false }).first().waitFor({ state: 'attached' });
  await Promise.all([alone.close(), shown.close()]);
});
