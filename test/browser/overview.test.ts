import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type TestBrowser } from '../kit/browser.js';
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

  // Alerts of one network are an address of their own.
  await page.getByRole('link', { name: /varsler: Drammen$/i }).click();
  expect(new URL(page.url()).searchParams.get('varsler')).toBe('drammen');

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
  expect(await rows.filter({ hasText: 'Diakonhjemmet' }).getByRole('cell').nth(1).innerText()).toBe('85');
  expect(problems).toEqual([]);
  await close();
});
