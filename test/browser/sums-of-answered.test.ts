import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, scrollsSideways, type TestBrowser, violationsOf } from '../kit/browser.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** A sum without a silent owner's figures says of whom it is; with everybody's it says nothing of the kind. */

const YEAR = new Date().getFullYear() - 1;
const SUMS: readonly { readonly path: string; readonly whole: readonly RegExp[]; readonly partial: readonly RegExp[] }[] = [
  {
    path: '/dekning?fordeling=NETWORK',
    whole: [/Samlet er tallet [\d,]+ %/, /Alle samlet: \d+ %/],
    partial: [/Samlet hos dem som svarer, uten Lovisenberg, er tallet [\d,]+ %/, /De som svarer: \d+ %/, /1 av 7 grupper har ikke tall/],
  },
  {
    path: '/dekning?fordeling=REGION',
    whole: [/Samlet er tallet [\d,]+ %/],
    partial: [/uten Lovisenberg, er tallet [\d,]+ %/, /Ufullstendig fordi ikke alle svarer: Oslo\./],
  },
  {
    path: '/dekning?fordeling=NETWORK&lang=nn',
    whole: [/Samla er talet/],
    partial: [/Samla hos dei som svarar, utan Lovisenberg, er talet/],
  },
  {
    path: '/kvalitet',
    whole: [/I alt(?! hos)/, /\d av [\d ]+ oppføringer bør bekreftes/],
    partial: [/I alt hos dem som svarer/, /Hos dem som svarer, bør \d+ av [\d ]+ oppføringer bekreftes/],
  },
  {
    path: '/rapporter',
    whole: [/0 av 7 er godkjent; 7 mangler eller kom for sent\./],
    partial: [/Av rapportene fra de 6 nettverkene som svarer, er 0 godkjent; 6 mangler eller kom for sent\. 1 nettverk svarer ikke\./],
  },
];

let browser: TestBrowser;
let graph: TestGraph;
beforeAll(async () => {
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
});
afterAll(() => Promise.all([browser, graph].map((one) => one?.close())));

/** What stands on a page, in its pictures too. */
async function textsOf(path: string): Promise<string> {
  const { page, problems, close } = await browser.newPage({ width: 320 });
  await page.goto(graph.url + path);
  await page.locator('.sources').first().waitFor();
  await page.waitForLoadState('networkidle');
  await expect.poll(() => page.locator('.loading').count(), { timeout: 30_000 }).toBe(0);
  expect(await scrollsSideways(page)).toBe(false);
  expect(await violationsOf(page)).toEqual([]);
  expect(problems).toEqual([]);
  const text = await page.locator('main').innerText();
  const drawn = await page.locator('main svg').allTextContents();
  await close();
  return [text, ...drawn].join('\n').replaceAll('\u00a0', ' ');
}

it('a sum says of whom it is where somebody is silent, and only there', async () => {
  for (const { path, whole, partial } of SUMS) {
    const text = await textsOf(path);
    expect(
      whole.filter((said) => !said.test(text)),
      path,
    ).toEqual([]);
    expect(
      partial.filter((said) => said.test(text)),
      path,
    ).toEqual([]);
  }
  await graph.kill('lovisenberg');
  for (const { path, whole, partial } of SUMS) {
    const text = await textsOf(path);
    expect(
      whole.filter((said) => said.test(text)),
      path,
    ).toEqual([]);
    expect(
      partial.filter((said) => !said.test(text)),
      path,
    ).toEqual([]);
  }
  expect(await textsOf('/')).toContain('Der tall derfra mangler, gjelder summene bare de andre.');
});

it('of the year that it is in Oslo, reports of the year before are shown, wherever the reader is', async () => {
  const { page, close } = await browser.newPage({ context: { timezoneId: 'America/Los_Angeles' } });
  await page.clock.setFixedTime(new Date(`${YEAR + 2}-01-01T00:30:00+01:00`));
  await page.goto(`${graph.url}/rapporter`);
  await page.getByRole('heading', { name: `Årsrapporter for ${YEAR + 1}` }).waitFor();
  await close();
});
