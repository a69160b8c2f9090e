import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openBrowser, scrollsSideways, type TestBrowser, violationsOf, type WatchedPage } from '../kit/browser.js';
import { type MinePage, minePage } from '../kit/mine-page.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** NU-2: a nurse sees on her page who looked at her data, and takes along all that is kept of her. */

let browser: TestBrowser;
let graph: TestGraph;
let shown: WatchedPage;
let mine: MinePage;

beforeAll(async () => {
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
});
afterAll(() => Promise.all([browser, graph].map((one) => one?.close())));
beforeEach(async () => {
  shown = await browser.newPage({ width: 320 });
  shown.page.setDefaultTimeout(30_000);
  mine = minePage(shown.page, graph.url);
});
afterEach(async () => {
  expect(shown.problems).toEqual([]);
  await shown.close();
});

const INSIGHT = 'Innsyn: hvem har sett eller endret opplysningene mine';

it('shows who has read and changed her data since, and gives all of them as a file', async () => {
  await mine.open('NURSE ous', 'oppforing');
  const email = 'innsyn@example.no';
  await mine.send('Endre kontakt', { fill: { 'E-post på jobb': email, 'Telefon på jobb': '22 33 44 55' }, submit: 'Lagre' });
  const heading = mine.main.getByRole('heading', { level: 2 });
  const id = (await heading.getAttribute('id')) ?? '';
  const coordinator = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]);
  const looked = await graph.query<{ node: { competence: object | null } }>(
    'query($id: ID!) { node(id: $id) { ... on Nurse { competence { level } } } }',
    { id },
    { as: coordinator },
  );
  expect(looked.errors).toBeUndefined();

  await mine.form(INSIGHT).locator('summary').click();
  const rows = mine.form(INSIGHT).locator('tbody tr');
  await rows.first().waitFor();
  const said = await rows.allInnerTexts();
  expect(said.some((row) => /Leste .*competence/.test(row))).toBe(true);
  expect(said.some((row) => row.includes('Endret (updateOusContact)'))).toBe(true);
  expect(await violationsOf(shown.page)).toEqual([]);
  expect(await scrollsSideways(shown.page)).toBe(false);

  const button = mine.form(INSIGHT).getByRole('button', { name: 'Last ned alt som er lagret om meg (JSON)' });
  const [file] = await Promise.all([shown.page.waitForEvent('download'), button.press('Enter')]);
  expect(file.suggestedFilename()).toBe('opplysninger-om-meg.json');
  const kept: unknown = JSON.parse(await readFile(await file.path(), 'utf8'));
  expect(JSON.stringify(kept)).toContain(email);
});
