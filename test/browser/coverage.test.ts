import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REGISTRY } from '../../shared/sectors.js';
import { openBrowser, scrollsSideways, type TestBrowser, violationsOf, type WatchedPage } from '../kit/browser.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** AN-1, AN-2, AN-3, AN-5 and RD-8, as a reader of the page meets them. */

const DRAMMEN_2019 = '/dekning?indikator=nurses-per-10000&alder=AGE_80_PLUS&ar=2019&inndeling=AS_WAS';

let browser: TestBrowser;
let graph: TestGraph;
beforeAll(async () => {
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
});
afterAll(() => Promise.all([browser?.close(), graph?.close()]));

/** Opens the view, waits until all its pictures are there, and at last looks whether anything went wrong. */
async function visit(address: string, look: (page: Page, watched: WatchedPage) => Promise<void>, options = {}): Promise<void> {
  const watched = await browser.newPage(options);
  try {
    await watched.page.goto(graph.url + address);
    await settled(watched.page);
    await look(watched.page, watched);
    expect(watched.problems).toEqual([]);
    expect(watched.hostsBeside(graph.url)).toEqual([]);
  } finally {
    await watched.close();
  }
}

async function settled(page: Page): Promise<void> {
  await page.locator('#utvikling section.figure, [role=alert]').first().waitFor();
  await page.locator('.loading').first().waitFor({ state: 'detached' });
}

const figureOf = (page: Page, heading: RegExp) =>
  page.locator('section.figure').filter({ has: page.getByRole('heading', { name: heading }) });

describe('the map', () => {
  test('has a circle for every row, with the row’s own figure, and none of them by colour alone', () =>
    visit('/dekning', async (page) => {
      const { data } = await graph.query<{ statistics: { rows: { group: { label: string }; value: number | null }[] } }>(
        '{ statistics(indicator: "unit-coverage", by: AREA) { rows { group { label } value } } }',
      );
      const { rows } = data.statistics;
      const words = await page
        .getByRole('option')
        .evaluateAll((circles) => circles.map((circle) => circle.getAttribute('aria-label') ?? ''));
      expect(words.filter((text) => text.includes(':'))).toHaveLength(rows.length);
      const share = (value: number) =>
        value.toLocaleString('nb-NO', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
      for (const { group, value } of rows)
        expect(words.some((text) => text.startsWith(`${group.label}: ${value === null ? 'Mangler tall' : share(value)}`))).toBe(true);
      expect(await page.locator('.legend li').count()).toBe(6);
    }));

  test('is walked through by keyboard alone, and a circle leads to its series and its row', () =>
    visit('/dekning', async (page) => {
      await page.locator('.cartogram [tabindex="0"]').focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowLeft');
      const name = (await page.evaluate('document.activeElement.getAttribute("aria-label")')) as string;
      expect(name).toMatch(/^Nore og Uvdal: /);
      expect(await page.locator('.pointed h3').textContent()).toBe('Nore og Uvdal');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Utvikling over tid: Nore og Uvdal' }).waitFor();
      expect(new URL(page.url()).searchParams.get('gruppe')).toBe('3338');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Nore og Uvdal');
      expect(await page.evaluate('document.activeElement.tagName')).toBe('TH');
      await page.goBack();
      await page.locator('.cartogram').waitFor();
    }));
});

describe('the address', () => {
  test('has the whole state: former municipalities of 2019, by those of 80 years and older', () =>
    visit(`${DRAMMEN_2019}&vis=tabell`, async (page) => {
      const table = figureOf(page, /^Kart/);
      for (const name of ['Drammen', 'Nedre Eiker', 'Svelvik']) await table.getByRole('rowheader', { name, exact: true }).waitFor();
      expect(await page.getByLabel('Befolkning').inputValue()).toBe('AGE_80_PLUS');
      expect(await page.getByLabel('Tidspunkt').inputValue()).toBe('2019');
      expect(await violationsOf(page)).toEqual([]);
    }));

  test('is changed by the form, and what does not go together is not offered', () =>
    visit('/dekning?indikator=nurses-per-10000&alder=AGE_80_PLUS', async (page) => {
      await page.getByLabel('Indikator').selectOption('reports-on-time');
      await page.getByRole('option', { name: 'Kommune og bydel' }).waitFor({ state: 'detached' });
      await settled(page);
      expect(await page.getByLabel('Befolkning').count()).toBe(0);
      expect(await page.getByLabel('Inndeling').count()).toBe(0);
      expect(await page.locator('.cartogram').count()).toBe(0);
      expect(new URL(page.url()).searchParams.get('indikator')).toBe('reports-on-time');
      await page.getByLabel('Eller en bestemt dag').fill('2024-05-17');
      await page.getByText('17. mai 2024').first().waitFor();
      expect(new URL(page.url()).searchParams.get('dag')).toBe('2024-05-17');
      await settled(page);
    }));

  test('that asks for what there is not is put right', () =>
    visit(
      '/dekning?indikator=finnes-ikke&fordeling=ALT&omrade=nordland&alder=5&ar=1900&dag=i-dag&inndeling=x&gruppe=9999&vis=x',
      async (page) => {
        expect(await page.getByLabel('Indikator').inputValue()).toBe('unit-coverage');
        expect(await page.locator('section.figure').count()).toBe(4);
      },
    ));

  test('does not offer indicators that are for roles alone', () =>
    visit('/dekning?indikator=level-b', async (page) => {
      expect(await page.getByLabel('Indikator').locator('option[value=level-b]').count()).toBe(0);
      expect(await page.getByLabel('Indikator').inputValue()).toBe('unit-coverage');
    }));
});

describe('the plots', () => {
  test('name those outside the limits, and say that limits are of chance alone', () =>
    visit('/dekning?indikator=nurses-per-10000', async (page) => {
      const funnel = figureOf(page, /^Traktplott/);
      const { data } = await graph.query<{
        funnel: { points: { statistic: { group: { label: string } }; class: { side: string } | null }[]; notes: { text: string }[] };
      }>('{ funnel(indicator: "nurses-per-10000", by: AREA) { points { statistic { group { label } } class { side } } notes { text } } }');
      const text = (await funnel.textContent()) ?? '';
      const outside = data.funnel.points.filter((point) => point.class && point.class.side !== 'INSIDE');
      expect(outside.length).toBeGreaterThan(0);
      for (const { statistic } of outside) expect(text).toContain(`${statistic.group.label} (`);
      for (const note of data.funnel.notes) expect(text).toContain(note.text);
      expect(await funnel.locator('.plot .plot-point').count()).toBe(data.funnel.points.filter((point) => point.class).length);
    }));

  test('mark the breaks of 2020 and 2024, and show what Drammen was made of', () =>
    visit('/dekning?gruppe=3301&inndeling=AS_WAS', async (page) => {
      const series = page.locator('#utvikling');
      expect(await series.locator('.plot-break').count()).toBe(2);
      const list = (await series.locator('.break-list').textContent()) ?? '';
      for (const part of ['1. januar 2020', 'Nedre Eiker (0625)', '1. januar 2024']) expect(list).toContain(part);
      const names = await series.locator('.plot-name').allTextContents();
      for (const name of ['Drammen', 'Nedre Eiker', 'Svelvik']) expect(names).toContain(name);
    }));
});

describe('every picture', () => {
  test('has its table, its summary in words, its definition and its files, without a fault that axe finds', () =>
    visit('/dekning', async (page) => {
      for (const figure of await page.locator('section.figure').all()) {
        await figure.getByText('Slik er tallene regnet ut').click();
        await figure.getByText('Teller', { exact: true }).first().waitFor();
        await figure.getByText('Tabell', { exact: true }).click();
        await figure.getByRole('table').waitFor();
        expect(await figure.locator('.downloads a').count()).toBe(4);
      }
      expect(await violationsOf(page)).toEqual([]);
    }));

  test('gives the files that the table is of', () =>
    visit(DRAMMEN_2019, async (page) => {
      const href = await page.locator('.downloads a').first().getAttribute('href');
      const lines = (await (await fetch(graph.url + href)).text()).split('\r\n');
      const { data } = await graph.query<{ statistics: { rows: { group: { label: string }; numerator: number | null }[] } }>(
        '{ statistics(indicator: "nurses-per-10000", by: AREA, year: 2019, ageGroup: AGE_80_PLUS, geography: AS_WAS) { rows { group { label } numerator } } }',
      );
      for (const { group } of data.statistics.rows) expect(lines.some((line) => line.includes(group.label))).toBe(true);
    }));

  test('needs no sideways scrolling at 320 px', () =>
    visit(DRAMMEN_2019, async (page) => expect(await scrollsSideways(page)).toBe(false), { width: 320, height: 800 }));
});

test('with a sector down, says whose figures are missing, and the others stand', async () => {
  await graph.kill('diakonhjemmet');
  await visit('/dekning', async (page) => {
    await page.getByText('Diakonhjemmet svarer ikke nå').waitFor();
    await page.getByRole('option', { name: /^Frogner: Mangler tall/ }).waitFor({ state: 'attached' });
    await page.getByRole('option', { name: /^Drammen: \d/ }).waitFor({ state: 'attached' });
  });
});

test('with all of them down, says so and keeps the map', async () => {
  for (const { slug } of REGISTRY.sectors) await graph.kill(slug);
  await visit('/dekning', async (page) => {
    expect(await page.getByText('Ingen av gruppene har tal').count()).toBeGreaterThan(0);
    expect(await page.locator('.area[data-look=MISSING]').count()).toBeGreaterThan(30);
    expect(await violationsOf(page)).toEqual([]);
  });
});

test('with empty rosters, has the places and no figures', async () => {
  const empty = await startTestGraph({ DEMO: 'off' });
  const { page, problems, close } = await browser.newPage();
  try {
    await page.goto(`${empty.url}/dekning`);
    await settled(page);
    expect(await page.getByText('Ingen av gruppene har tal').count()).toBeGreaterThan(0);
    expect(await page.locator('section.figure').count()).toBe(4);
    expect(await page.getByText('Demodata').count()).toBe(0);
    expect(await violationsOf(page)).toEqual([]);
    expect(problems).toEqual([]);
  } finally {
    await Promise.all([close(), empty.close()]);
  }
});
