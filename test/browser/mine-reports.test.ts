import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { todayInOslo } from '../../gateway/dashboard/parts/today-in-oslo.js';
import { openBrowser, scrollsSideways, type TestBrowser, violationsOf, type WatchedPage } from '../kit/browser.js';
import { type MinePage, minePage } from '../kit/mine-page.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** Reports and news on /min-side: written, handed in, decided on and published; what came of it is asked of the graph. The tests follow one another. */

/** Nobody has reported on it in the demo data. */
const YEAR = Number(todayInOslo().slice(0, 4)) - 1;
interface Report {
  readonly status: string;
  readonly narrative: string | null;
  readonly comment: string | null;
  readonly unit: { readonly name: string } | null;
}
interface Network {
  readonly report: Report | null;
  readonly annualReport: { readonly status: string | null; readonly narrative: string | null };
  readonly unitReports: { readonly received: number; readonly reports: readonly Report[] };
  readonly news: readonly {
    readonly title: string;
    readonly body: string;
    readonly publishedOn: string;
    readonly decidedOn: string | null;
  }[];
}

let browser: TestBrowser;
let graph: TestGraph;
let shown: WatchedPage;
let mine: MinePage;

beforeAll(async () => {
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
});
afterAll(() => Promise.all([browser, graph].map((one) => one?.close())));
beforeEach(async () => {
  shown = await browser.newPage();
  shown.page.setDefaultTimeout(30_000);
  mine = minePage(shown.page, graph.url);
});
afterEach(async () => {
  expect(shown.problems).toEqual([]);
  await shown.close();
});

async function network(): Promise<Network> {
  const { data, errors } = await graph.query<{ network: Network }>(
    `query($year: Int!) { network(slug: "ous") {
      report(year: $year) { status narrative comment unit { name } }
      annualReport(year: $year) { status narrative }
      unitReports(year: $year) { received reports { status narrative comment unit { name } } }
      news { title body publishedOn decidedOn } } }`,
    { year: YEAR },
    { as: await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]) },
  );
  expect(errors).toBeUndefined();
  return data.network;
}

const TEXT = 'Et godt år.\nTo samlinger.';
/** Heading of the first report, the one of the network. */
const annual = () => mine.main.locator('article').first();

describe('an annual report', () => {
  it('is found by its task, begun by the coordinator, and handed in', async () => {
    await mine.open('COORDINATOR ous', 'oppgaver');
    const task = mine.main.locator('details', { has: shown.page.locator('summary', { hasText: 'Lever rapport' }) });
    await task.locator('summary').click();
    await task.getByRole('link').first().click();
    await mine.main.getByRole('heading', { name: `Rapporter for ${YEAR}` }).waitFor();
    await annual().getByText('Ikke påbegynt').waitFor();
    expect(await violationsOf(shown.page)).toEqual([]);
    // It may be empty while it is written, but not when it is handed in.
    await mine.send('Skriv rapporten', { within: annual(), submit: 'Lagre' });
    const form = await mine.press('Lever rapporten', { within: annual() });
    await form.locator('.ds-error-summary').waitFor();
    await mine.send('Endre rapporten', { within: annual(), fill: { 'Hva rapporten sier': TEXT }, submit: 'Lagre' });
    expect((await network()).report).toMatchObject({ status: 'DRAFT', narrative: TEXT });
    await shown.page.reload();
    await mine.send('Lever rapporten', { within: annual() });
    expect(await network()).toMatchObject({ report: { status: 'SUBMITTED' }, annualReport: { narrative: null } });
    await annual().getByText('Levert, ikke godkjent').waitFor();
    expect(await annual().locator('details.change').count()).toBe(0);
  });

  it('is found by its task, and sent back by the steering group, which says why', async () => {
    await mine.open('STEERING ous', 'oppgaver');
    const task = mine.main.locator('details', { has: shown.page.locator('summary', { hasText: 'Behandle rapport' }) });
    if ((await task.getAttribute('open')) === null) await task.locator('summary').click();
    await task.getByRole('link').first().click();
    await annual().getByText('Et godt år.').waitFor();
    const form = await mine.press('Send rapporten tilbake', { within: annual() });
    await form.locator('.ds-error-summary').waitFor();
    expect(await form.getByLabel('Hva som må rettes').getAttribute('aria-invalid')).toBe('true');
    expect(await violationsOf(shown.page)).toEqual([]);
    await form.getByLabel('Hva som må rettes').fill('Hvor mange møtte?');
    await form.getByRole('button').click();
    await mine.saved('Send rapporten tilbake');
    expect((await network()).report).toMatchObject({ status: 'RETURNED', comment: 'Hvor mange møtte?' });
  });

  it('is mended and handed in again, from the keyboard alone', async () => {
    await mine.open('COORDINATOR ous', 'rapporter');
    await annual().getByText('Hvor mange møtte?').waitFor();
    await mine.form('Endre rapporten', annual()).locator(':scope > summary').focus();
    await shown.page.keyboard.press('Enter');
    await annual().getByLabel('Hva rapporten sier').waitFor();
    await shown.page.keyboard.press('Tab');
    await shown.page.keyboard.press('Control+End');
    await shown.page.keyboard.type(' Førti møtte.');
    await shown.page.keyboard.press('Tab');
    await shown.page.keyboard.press('Enter');
    await mine.saved('Endre rapporten');
    await mine.send('Lever rapporten', { within: annual() });
    expect((await network()).report).toMatchObject({ status: 'SUBMITTED', narrative: `${TEXT} Førti møtte.` });
  });

  it('is approved, and public then', async () => {
    await mine.open('STEERING ous', 'rapporter');
    await mine.send('Godkjenn rapporten', { within: annual(), fill: { 'Kommentar til dem som skrev': 'Takk.' } });
    expect(await network()).toMatchObject({
      report: { status: 'APPROVED', comment: 'Takk.' },
      annualReport: { status: 'APPROVED', narrative: `${TEXT} Førti møtte.` },
    });
  });
});

describe('the report of a unit', () => {
  it('is kept while it is written when the session expires, and handed in by its leader', async () => {
    const address = `${graph.url}/min-side?fane=rapporter`;
    await shown.page.clock.install();
    await mine.open('LEADER ous', 'rapporter');
    const form = mine.form('Skriv rapporten');
    await form.locator(':scope > summary').click();
    await form.getByLabel('Hva rapporten sier').fill('Vi har brukt kartlegging.');
    await shown.page.clock.fastForward('01:01:00');
    await mine.main.getByRole('button', { name: 'Logg inn' }).waitFor();
    await shown.page.clock.setSystemTime(new Date());
    await mine.main.getByRole('button', { name: 'Logg inn' }).click();
    await shown.page.locator('button[name=person][value^="LEADER ous"]').first().click();
    await shown.page.waitForURL(address);
    await form.getByText('Her er det du hadde skrevet').waitFor();
    expect(await form.getByLabel('Hva rapporten sier').inputValue()).toBe('Vi har brukt kartlegging.');
    await form.getByRole('button', { name: 'Lagre' }).click();
    await mine.saved('Skriv rapporten');
    await mine.send('Lever rapporten');
    expect((await network()).unitReports).toMatchObject({
      received: 1,
      reports: [{ status: 'SUBMITTED', narrative: 'Vi har brukt kartlegging.' }],
    });
  });

  it('is approved by the coordinator, who sees which ones are missing', async () => {
    const unit = (await network()).unitReports.reports[0]?.unit?.name ?? '';
    await mine.open('COORDINATOR ous', 'rapporter');
    await mine.main.getByRole('heading', { name: /^Enhetsrapporter \(1 av \d+ levert\)$/ }).waitFor();
    const missing = await mine.main.locator('article h4', { hasText: 'Ikke påbegynt' }).allInnerTexts();
    expect(missing.length).toBeGreaterThan(1);
    expect(missing).toEqual(missing.toSorted((a, b) => a.localeCompare(b, 'nb')));
    await shown.page.setViewportSize({ width: 320, height: 700 });
    expect([await scrollsSideways(shown.page), await violationsOf(shown.page)]).toEqual([false, []]);
    await mine.send('Godkjenn rapporten', { within: mine.card(unit) });
    expect((await network()).unitReports.reports).toMatchObject([{ status: 'APPROVED' }]);
  });

  it('of the running year can be begun, but not handed in', async () => {
    await mine.open('LEADER ous', 'rapporter', `&ar=${YEAR + 1}`);
    await mine.send('Skriv rapporten', { fill: { 'Hva rapporten sier': 'Så langt.' }, submit: 'Lagre' });
    await mine.main.getByText(`Kan leveres fra 1. januar ${YEAR + 2}.`).waitFor();
    expect(await mine.main.getByText('Lever rapporten').count()).toBe(0);
  });
});

describe('news', () => {
  it('is published, at once or on a later day, and taken back', async () => {
    await mine.open('COORDINATOR ous', 'nyheter');
    const form = await mine.press('Publiser en nyhet', { fill: { Overskrift: 'Ny prøvenyhet' }, submit: 'Publiser' });
    await form.locator('.ds-error-summary').waitFor();
    expect(await form.getByLabel('Tekst').getAttribute('aria-invalid')).toBe('true');
    await shown.page.setViewportSize({ width: 320, height: 700 });
    expect([await scrollsSideways(shown.page), await violationsOf(shown.page)]).toEqual([false, []]);
    await form.getByLabel('Tekst').fill('Alle er velkommen.\nTa med kopp.');
    await form.getByText('Flere opplysninger').click();
    await form.getByLabel('Vedtatt').fill('2026-01-15');
    await form.getByRole('button', { name: 'Publiser' }).click();
    await mine.saved('Publiser en nyhet');
    await mine.send('Publiser en nyhet', {
      ...{ fill: { Overskrift: 'Nyhet siden', Tekst: 'Kommer.', 'Vises fra og med': '2041-02-03' }, submit: 'Publiser' },
    });
    const find = async (title: string) => (await network()).news.find((piece) => piece.title === title);
    expect(await find('Ny prøvenyhet')).toEqual({
      ...{ title: 'Ny prøvenyhet', body: 'Alle er velkommen.\nTa med kopp.', publishedOn: todayInOslo(), decidedOn: '2026-01-15' },
    });
    expect(await find('Nyhet siden')).toMatchObject({ publishedOn: '2041-02-03' });
    await mine.card('Nyhet siden').getByText('Vises fra 3. februar 2041').waitFor();
    await mine.send('Trekk tilbake', { within: mine.card('Ny prøvenyhet') });
    expect(await find('Ny prøvenyhet')).toBeUndefined();
    await expect.poll(() => mine.main.getByRole('heading', { name: 'Ny prøvenyhet' }).count()).toBe(0);
    expect(await violationsOf(shown.page)).toEqual([]);
  });
});
