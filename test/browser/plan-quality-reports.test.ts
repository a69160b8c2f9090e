import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REGISTRY } from '../../shared/sectors.js';
import { openBrowser, scrollsSideways, type TestBrowser, violationsOf, type WatchedPage } from '../kit/browser.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** RD-3, RD-5, AN-7 and SG-1 through the page: /plan, /kvalitet and /rapporter. */

const NETWORKS = REGISTRY.sectors.flatMap(({ networks }) => networks.map(({ name }) => name));
const VIEWS = ['/plan?delmal=2.5', '/plan?omrade=vestre-viken', '/kvalitet', '/rapporter?nettverk=ous'];
const WORDS = 'Et godt år. Nettverket vokste, og samlingene ble godt besøkt.';
/** The year reported on: the last one that is over. */
const YEAR = new Date().getFullYear() - 1;

let browser: TestBrowser;
let graph: TestGraph;
let shown: WatchedPage;

beforeAll(async () => {
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
});
afterAll(() => Promise.all([browser, graph].map((one) => one?.close())));
afterEach(() => shown?.close());

/** Opens a view, and waits until nothing is being fetched any more. */
async function visit(path: string, width = 1_280): Promise<WatchedPage['page']> {
  shown = await browser.newPage({ width });
  await shown.page.goto(graph.url + path);
  await settled();
  return shown.page;
}
async function settled() {
  await shown.page.locator('h1').waitFor();
  await shown.page.waitForLoadState('networkidle');
  await expect.poll(() => shown.page.locator('.loading').count(), { timeout: 30_000 }).toBe(0);
}
const rowsIn = (section: string) => shown.page.locator(`section[aria-labelledby="${section}"] tbody tr`);
const namesIn = (section: string) => rowsIn(section).locator('th[scope=row]').allInnerTexts();
const textOf = (section: string) => shown.page.locator(`section[aria-labelledby="${section}"]`).innerText();

const demoTags = () => shown.page.getByText('Demodata', { exact: true }).count();

/** What must hold of every view in every state; the page stays open for more. */
async function isSound(path: string) {
  await shown.page.goto(graph.url + path);
  await settled();
  expect(await scrollsSideways(shown.page), path).toBe(false);
  expect(await violationsOf(shown.page), path).toEqual([]);
  expect(shown.problems, path).toEqual([]);
  expect(shown.hostsBeside(graph.url), path).toEqual([]);
}

interface PlanAnswer {
  readonly strategyPlan: { readonly focusAreas: readonly { readonly subGoals: readonly { number: string; text: string }[] }[] };
}

describe('with all data owners, the plan', () => {
  it('has five areas and 31 sub-goals, word for word, with each network and the total', async () => {
    const page = await visit('/plan');
    const { data } = await graph.query<PlanAnswer>('{ strategyPlan(slug: "oslo-2024-2028") { focusAreas { subGoals { number text } } } }');
    const said = data.strategyPlan.focusAreas.flatMap(({ subGoals }) => subGoals.map(({ number, text }) => `${number} ${text}`));
    const shownWords = await page.locator('.focus-area tbody th[scope=row]').allInnerTexts();
    expect(shownWords.map((words) => words.replaceAll(/\s+/g, ' '))).toEqual(said.map((words) => words.replaceAll(/\s+/g, ' ')));
    expect(said).toHaveLength(31);
    expect(await page.locator('.focus-area h2').count()).toBe(5);
    expect(await page.locator('.focus-area .status-mark').count()).toBe(31 * 3);
    expect((await page.locator('.focus-area thead').first().innerText()).trim().split('\t').slice(1)).toEqual([
      ...NETWORKS.slice(4),
      'I alt',
    ]);
  });

  it('shows totals that are the sums of numerators and denominators', async () => {
    const page = await visit('/plan');
    const cells = await page.locator('tr', { hasText: /^4\.6/ }).locator('td').allInnerTexts();
    const counted = cells.map((text) => /(\d+) av (\d+)/.exec(text)?.slice(1).map(Number) ?? expect.fail(text));
    const sum = (index: number) => counted.slice(0, 3).reduce((all, pair) => all + (pair[index] ?? 0), 0);
    expect(counted[3]).toEqual([sum(0), sum(1)]);
  });

  it('opens a sub-goal by keyboard, leads the reader to it, and back', async () => {
    const page = await visit('/plan?lang=nb');
    await page.getByRole('link', { name: /^1\.5/ }).press('Enter');
    await page.locator('#sub-goal:focus').waitFor();
    await settled();
    expect(new URL(page.url()).searchParams.get('delmal')).toBe('1.5');
    expect(await textOf('sub-goal')).toContain('ESAS');
    expect(await page.locator('.sub-goal details, .sub-goal u-details').count()).toBe(7);
    await page.goBack();
    await page.locator('#progress:focus').waitFor();
    expect(await page.locator('.focus-area').count()).toBe(5);
  });

  it('narrows the measures, keeps that in the address, and corrects what the address has wrong', async () => {
    const page = await visit('/plan?ar=1999&omrade=bergen&nettverk=drammen&delmal=9.9');
    expect(await textOf('progress')).toContain('Planen har ikke delmål 9.9');
    await page.goto(`${graph.url}/plan`);
    await settled();
    await page.locator('section[aria-labelledby=measures]').getByLabel('Status').selectOption('DONE');
    await settled();
    expect(new URL(page.url()).searchParams.get('status')).toBe('DONE');
    const states = await rowsIn('measures').locator('td:last-child').allInnerTexts();
    expect([...new Set(states)]).toEqual(['Gjennomført']);
  });

  it('says which of the measures are shown, and leads on and back', async () => {
    const page = await visit('/plan');
    const rows = page.locator('section[aria-labelledby=measures] p[aria-live]');
    // The demo roster has one page of them: the second here is the first again.
    expect(await rows.innerText()).toMatch(/^\d+ tiltak$/);
    const shownRows = await rowsIn('measures').count();
    await page.route(/operationName=PlanMeasures/, async (route) => {
      const response = await route.fetch({
        url: route
          .request()
          .url()
          .replace(/%22after%22%3A%22x%22/, '%22after%22%3Anull'),
      });
      const answer = (await response.json()) as { data: { measures: { totalCount: number; pageInfo: object } } };
      Object.assign(answer.data.measures, { totalCount: 45 });
      Object.assign(answer.data.measures.pageInfo, { hasNextPage: true, endCursor: 'x' });
      await route.fulfill({ response, json: answer });
    });
    await page.reload();
    await expect.poll(() => rows.innerText(), { timeout: 30_000 }).toBe(`1–${shownRows} av 45 tiltak`);
    await page.getByRole('button', { name: 'Neste side' }).press('Enter');
    await page.locator('p[aria-live]:focus').waitFor();
    await expect.poll(() => rows.innerText(), { timeout: 30_000 }).toBe(`21–${20 + shownRows} av 45 tiltak`);
    expect(new URL(page.url()).searchParams.get('side')).toBe('2');
    await page.getByRole('button', { name: 'Til første side' }).press('Enter');
    await expect.poll(() => rows.innerText(), { timeout: 30_000 }).toBe(`1–${shownRows} av 45 tiltak`);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('says of Vestre Viken that it has no such plan, and shows its measures and action plans', async () => {
    await visit('/plan?omrade=vestre-viken');
    expect(await textOf('progress')).toContain('ingen publisert strategiplan');
    expect(await namesIn('action-plans')).toEqual(NETWORKS.slice(0, 4));
    expect(await rowsIn('measures').count()).toBeGreaterThan(5);
  });
});

describe('with all data owners, quality', () => {
  it('has seven rows and the total in each table', async () => {
    await visit('/kvalitet');
    for (const section of ['reporting', 'completeness', 'stale']) expect(await namesIn(section), section).toEqual([...NETWORKS, 'I alt']);
  });

  it('shows each source with its own words, and apart from them what was counted', async () => {
    const page = await visit('/kvalitet?nettverk=drammen');
    const { data } = await graph.query<{ discrepancies: { items: { observations: { verbatim: string }[] }[] } }>(
      '{ discrepancies(network: "drammen") { items { observations { verbatim } } } }',
    );
    const words = data.discrepancies.items.flatMap(({ observations }) => observations.map(({ verbatim }) => verbatim));
    expect(await page.locator('.discrepancy q').allInnerTexts()).toEqual(words);
    expect(await page.locator('.discrepancy').count()).toBe(data.discrepancies.items.length);
    expect(await page.locator('.discrepancy table .computed, .computed table').count()).toBe(0);
    expect(await page.locator('.computed').first().innerText()).toContain('Talt i listene, ikke en kilde');
  });
});

describe('with all data owners, the reports', () => {
  /** Takes the report of a network to its approval. */
  async function approve(narrative: string) {
    const coordinator = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'vestre-viken', network: 'drammen' }], 'coordinator');
    const steering = await tokenFor(graph, [{ role: 'STEERING', sector: 'vestre-viken' }], 'steering');
    let input: object = { kind: 'ANNUAL', network: 'drammen', year: YEAR, narrative };
    for (const [verb, as] of Object.entries({ Save: coordinator, Submit: coordinator, Approve: steering })) {
      const { data } = await graph.query<{ done: { report: { id: string; version: number }; userErrors: object[] } }>(
        `mutation($input: ${verb}ReportInput!) {
          done: ${verb.toLowerCase()}VestreVikenReport(input: $input) { report { id version } userErrors { code } } }`,
        { input: { idempotencyKey: randomUUID(), ...input } },
        { as },
      );
      expect(data.done.userErrors).toEqual([]);
      input = { reportId: data.done.report.id, expectedVersion: data.done.report.version };
    }
  }
  const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;

  it('are seven rows, late and missing in words, and an approved one is signed, on one page of paper', async () => {
    await visit('/rapporter');
    expect(await namesIn('reports')).toEqual(NETWORKS);
    expect((await textOf('reports')).match(/Mangler: fristen er ute/g)).toHaveLength(7);
    await shown.close();

    await approve(WORDS);
    const page = await visit('/rapporter');
    const row = await rowsIn('reports').nth(1).innerText();
    expect(row).toContain('Godkjent');
    expect(row).toContain('Levert etter fristen');
    await page.getByRole('link', { name: `Årsrapport ${YEAR}: Drammen` }).press('Enter');
    await page.locator('.annual-report').waitFor();
    expect(await page.locator('h1').innerText()).toBe(`Årsrapport ${YEAR}: Drammen`);
    expect(await page.locator('.signature').innerText()).toMatch(/Godkjent av styringsgruppen .*\d{4}\. Versjon \d+\./);
    expect(await page.locator('.narrative').innerText()).toBe(WORDS);
    expect(await page.locator('.annual-report table').count()).toBe(4);
    expect(await page.locator('.annual-report').innerText()).toMatch(/\d+ av \d+/);
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    expect(await page.locator('.page-header').isVisible()).toBe(false);
  });

  it('are each of them one page of paper', async () => {
    for (const slug of ['baerum', 'ous']) {
      const page = await visit(`/rapporter?ar=${YEAR}&nettverk=${slug}`);
      expect(pagesOf(await page.pdf({ preferCSSPageSize: true })), slug).toBe(1);
      await shown.close();
    }
  });
});

describe('sound at 320 px: no breach of accessibility, no error, no other host, no sideways scrolling', () => {
  beforeEach(async () => {
    shown = await browser.newPage({ width: 320 });
  });

  it('with all data owners', async () => {
    for (const path of ['/plan', '/rapporter', ...VIEWS]) {
      await isSound(path);
      expect(await demoTags(), path).toBe(1);
    }
  });

  it('in the other languages, with nothing lent from bokmål', async () => {
    for (const path of ['/plan?delmal=1.5&lang=en', '/kvalitet?lang=nn', '/rapporter?nettverk=ous&lang=nn']) {
      await isSound(path);
      expect(await shown.page.locator('body').innerText()).not.toContain('[bokmål]');
    }
  });

  it('with one silent, whose rows are marked while the others stand', async () => {
    await graph.kill('ous');
    const marked = () => shown.page.locator('tr[data-silent]').allInnerTexts();
    const silent = expect.stringMatching(/Oslo universitetssykehus.*Svarer ikke/s);
    for (const path of ['/rapporter?nettverk=ous', '/plan?delmal=2.5']) await isSound(path);
    await isSound('/kvalitet');
    // Once in each of the tables of reports, completeness and stale records.
    expect(await marked()).toEqual([silent, silent, silent]);
    await isSound('/rapporter');
    expect(await marked()).toEqual([silent]);
    await isSound('/plan');
    expect(await shown.page.locator('.focus-area [data-status=UNAVAILABLE]').count()).toBe(31);
    expect(await shown.page.locator('.sources').first().innerText()).toContain('Oslo universitetssykehus svarer ikke');
  });

  it('with none: the plan keeps its words, the tables their seven rows', async () => {
    for (const name of ['vestre-viken', 'lovisenberg', 'diakonhjemmet']) await graph.kill(name);
    for (const path of VIEWS) await isSound(path);
    await isSound('/plan');
    expect(await shown.page.locator('.focus-area tbody tr').count()).toBe(31);
    await isSound('/rapporter');
    expect(await namesIn('reports')).toHaveLength(7);
  });

  it('with empty rosters: what is not there is said in words', async () => {
    await graph.close();
    graph = await startTestGraph({ DEMO: 'off' });
    for (const path of VIEWS) await isSound(path);
    await isSound('/plan');
    expect(await textOf('measures')).toContain('Ingen tiltak');
    expect(await demoTags()).toBe(0);
    expect(await shown.page.locator('.focus-area [data-status=NOT_REPORTED]').count()).toBe(93);
  });
});
