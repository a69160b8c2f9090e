import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type TestBrowser, type WatchedPage } from '../kit/browser.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** Each table of figures can be taken along as it stands on the page. */

let browser: TestBrowser;
let graph: TestGraph;
beforeAll(async () => {
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
});
afterAll(() => Promise.all([browser, graph].map((one) => one?.close())));

async function visit(path: string): Promise<WatchedPage> {
  const shown = await browser.newPage();
  await shown.page.goto(graph.url + path);
  await shown.page.locator('h1').waitFor();
  await shown.page.waitForLoadState('networkidle');
  await expect.poll(() => shown.page.locator('.loading').count(), { timeout: 30_000 }).toBe(0);
  return shown;
}

const BUTTON = /^(Last ned tabellen|Download the table) \(CSV\)/;

/** Downloads a table, and reads it: its cells, as the button below it gives them, and as they are shown. */
async function download({ page }: WatchedPage, index: number, delimiter: string) {
  const button = page.getByRole('button', { name: BUTTON }).nth(index);
  const table = page.locator('.wide:has(+ .table-download) table').nth(index);
  const shown = await table.evaluate((element: HTMLTableElement) =>
    [...element.rows].map((row) => [...row.cells].map((cell) => cell.innerText.replaceAll(/\s+/g, ' ').trim())),
  );
  const [file] = await Promise.all([page.waitForEvent('download'), button.press('Enter')]);
  const text = await readFile(await file.path(), 'utf8');
  const rows = parse(text, { delimiter, comment: '#', comment_no_infix: true, relax_column_count: true }) as string[][];
  const remarks = text.split('\r\n').filter((line) => line.startsWith('# '));
  return { name: file.suggestedFilename(), caption: (await table.locator('caption').textContent()) ?? '', text, rows, remarks, shown };
}

describe('a table', () => {
  it.each([
    ['/', 1],
    ['/plan', 6],
    ['/plan?delmal=2.5', 3],
    ['/plan?omrade=vestre-viken', 2],
    ['/kvalitet?nettverk=drammen', 8],
    ['/rapporter', 1],
    ['/rapporter?nettverk=ous', 4],
  ])('of %s is given as a file, with every row and cell', async (path, atLeast) => {
    const shown = await visit(path);
    const count = await shown.page.getByRole('button', { name: BUTTON }).count();
    expect(count).toBeGreaterThanOrEqual(atLeast);
    expect(await shown.page.locator('.wide:has(+ .table-download)').count()).toBe(count);
    for (const index of new Set([0, count - 1])) {
      const { name, caption, text, rows, remarks, shown: cells } = await download(shown, index, ';');
      expect(name).toMatch(/\.csv$/);
      expect(caption.length).toBeGreaterThan(0);
      expect(text.charCodeAt(0)).not.toBe(0xfeff);
      // It leaves the page, so it says for itself what it is, of whom and when, and that it is invented.
      expect(text.startsWith('# ')).toBe(true);
      for (const word of [caption, 'Kilde: Ressurssykepleiere i palliasjon', 'Hentet ', new URL(graph.url).origin])
        expect(remarks.join('\n'), path).toContain(word.replaceAll(/\s+/g, ' '));
      if (!path.includes('drammen')) expect(remarks.join('\n')).toContain('Demodata:');
      // What a spreadsheet would run has an apostrophe before it; none of these has such.
      expect(rows).toEqual(cells);
      expect(rows.length).toBeGreaterThan(1);
    }
    expect(shown.problems).toEqual([]);
    await shown.close();
  });

  it('of a series is given with all its days', async () => {
    const shown = await visit('/dekning?indikator=nurses-per-10000&alder=AGE_80_PLUS');
    const series = shown.page.locator('#utvikling section.figure');
    await series.getByText('Tabell', { exact: true }).click();
    await series.getByRole('table').waitFor();
    const { rows, shown: cells } = await download(shown, 0, ';');
    expect(rows).toEqual(cells);
    expect(rows.length).toBeGreaterThan(5);
    expect(shown.problems).toEqual([]);
    await shown.close();
  });

  it('is given in the language of the page, and not asked of the graph again', async () => {
    const shown = await visit('/plan?lang=en');
    const before = shown.requests.length;
    const { rows, shown: cells } = await download(shown, 0, ',');
    expect(rows).toEqual(cells);
    expect(shown.requests.length).toBe(before);
    await shown.close();
  });

  it('says without whom it is', async () => {
    await graph.kill('diakonhjemmet');
    for (const path of ['/', '/plan', '/kvalitet', '/rapporter']) {
      const shown = await visit(path);
      const { remarks } = await download(shown, 0, ';');
      expect(remarks, path).toContain('# Uten tall fra Diakonhjemmet, som ikke svarte.');
      expect(remarks.join('\n')).toMatch(/Tall fra Vestre Viken, Lovisenberg, |Tall fra Lovisenberg, /);
      await shown.close();
    }
  });

  it('of data on persons is not given', async () => {
    const shown = await visit('/katalog');
    expect(await shown.page.getByRole('button', { name: BUTTON }).count()).toBe(0);
    await shown.close();
  });
});
