import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayBefore } from '../../gateway/dashboard/parts/day-before.js';
import { todayInOslo } from '../../gateway/dashboard/parts/today-in-oslo.js';
import { openBrowser, scrollsSideways, type TestBrowser, violationsOf, type WatchedPage } from '../kit/browser.js';
import { type MinePage, minePage } from '../kit/mine-page.js';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** The units of /min-side, from their first day to their last, and what is recorded of the persons in them. The tests follow one another. */

const FIRST = 'Prøvesonen nord';
const RENAMED = 'Prøvesonen nord og øst';
const OTHER = 'Prøvesonen sør';
const TODAY = todayInOslo();

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly serviceType: string;
  readonly validFrom: string;
  readonly area: { readonly name: string } | null;
  readonly network: { readonly slug: string } | null;
  readonly predecessors: readonly { readonly kind: string; readonly unit: { readonly id: string } }[];
}

let browser: TestBrowser;
let graph: TestGraph;
let editor: string;
let coordinator: string;
let shown: WatchedPage;
let mine: MinePage;

beforeAll(async () => {
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
  editor = await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: 'vestre-viken' }]);
  coordinator = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]);
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

/** A unit of Vestre Viken as the graph knows it today; undefined if there is none of that name. */
async function find(name: string): Promise<Unit | undefined> {
  const { data, errors } = await graph.query<{ units: { edges: { node: Unit }[] } }>(
    `query($name: String!) { units(first: 50, filter: { region: "vestre-viken", text: $name }) { edges { node {
      id name serviceType validFrom area { name } network { slug } predecessors { kind unit { id } } } } } }`,
    { name },
    { as: editor },
  );
  expect(errors).toBeUndefined();
  return data.units.edges.map(({ node }) => node).find((unit) => unit.name === name);
}
const openUnits = (network: string, name: string) =>
  mine.open('REGION_EDITOR vestre-viken', 'enheter', `&nettverk=${network}&sok=${encodeURIComponent(name)}`);

describe('a unit', () => {
  it('is registered; what is missing is told at its field', async () => {
    await mine.open('REGION_EDITOR vestre-viken', 'enheter', '&nettverk=baerum');
    const form = await mine.press('Registrer enhet', { fill: { 'Navn på enheten': FIRST, 'Fra og med': '2026-01-01' } });
    await form.getByRole('link', { name: 'Fyll ut «Kommune eller bydel».' }).waitFor();
    expect(await violationsOf(shown.page)).toEqual([]);
    await form.getByLabel('Kommune eller bydel').selectOption({ label: 'Bærum' });
    await form.getByRole('button', { name: 'Registrer enhet' }).click();
    await mine.saved('Registrer enhet');
    expect(await find(FIRST)).toMatchObject({
      ...{ serviceType: 'HOME_NURSING', validFrom: '2026-01-01', area: { name: 'Bærum' }, network: { slug: 'baerum' } },
    });
  });

  it('that was half written is there again after the session has expired', async () => {
    await shown.page.clock.install();
    await mine.open('REGION_EDITOR vestre-viken', 'enheter', '&nettverk=baerum');
    await mine.form('Registrer enhet').locator(':scope > summary').click();
    const form = mine.form('Registrer enhet').locator('form');
    await form.getByLabel('Navn på enheten').fill('Halvskrevet');
    await form.getByLabel('Kommune eller bydel').selectOption({ label: 'Asker' });
    await shown.page.clock.fastForward('01:01:00');
    await mine.main.getByRole('button', { name: 'Logg inn' }).waitFor();
    await shown.page.clock.setSystemTime(new Date());
    await mine.main.getByRole('button', { name: 'Logg inn' }).click();
    await shown.page.locator('button[name=person][value^="REGION_EDITOR vestre-viken"]').first().click();
    await form.getByText('Her er det du hadde skrevet').waitFor();
    expect(await form.getByLabel('Navn på enheten').inputValue()).toBe('Halvskrevet');
    expect(await form.getByLabel('Kommune eller bydel').locator('option:checked').innerText()).toBe('Asker');
  });

  it('gets another name; where nothing is changed, that is told', async () => {
    await openUnits('baerum', FIRST);
    const form = await mine.press('Endre enheten', { within: mine.card(FIRST) });
    await form.getByText('Det er ingenting å lagre: ingenting er endret.').waitFor();
    await form.getByLabel('Navn på enheten').fill(RENAMED);
    await form.getByRole('button', { name: 'Endre enheten' }).click();
    await mine.saved('Endre enheten');
    expect(await find(RENAMED)).toMatchObject({ validFrom: TODAY, serviceType: 'HOME_NURSING', area: { name: 'Bærum' } });
  });

  it('is moved to another network of the owner, and another municipality', async () => {
    await openUnits('baerum', RENAMED);
    await mine.send('Flytt enheten', { within: mine.card(RENAMED), fill: { Nettverk: 'drammen', 'Kommune eller bydel': 'Drammen' } });
    expect(await find(RENAMED)).toMatchObject({ area: { name: 'Drammen' }, network: { slug: 'drammen' } });
  });

  it('goes on as part of another one', async () => {
    const { userErrors } = await change(graph, {
      ...{ owner: 'vestre-viken', name: 'register Unit', select: 'unit { id }', as: editor },
      input: { name: OTHER, serviceType: 'HOSPITAL', network: 'drammen', from: '2026-01-01' },
    });
    expect(userErrors).toEqual([]);
    const before = await find(RENAMED);
    await openUnits('drammen', RENAMED);
    await mine.send('Slå sammen med en annen', { within: mine.card(RENAMED), fill: { 'Enheten den blir en del av': OTHER } });
    expect(await find(RENAMED)).toBeUndefined();
    expect((await find(OTHER))?.predecessors).toEqual([{ kind: 'MERGED', unit: { id: before?.id } }]);
  });

  it('can be read and changed at 320 px, by axe too', async () => {
    await shown.page.setViewportSize({ width: 320, height: 700 });
    await openUnits('drammen', OTHER);
    const card = mine.card(OTHER);
    for (const title of ['Oppnevn', 'Endre enheten', 'Flytt enheten', 'Slå sammen med en annen', 'Legg ned enheten'])
      await mine.form(title, card).locator(':scope > summary').press('Enter');
    await card.getByLabel('Enheten den blir en del av').waitFor();
    expect(await scrollsSideways(shown.page)).toBe(false);
    expect(await violationsOf(shown.page)).toEqual([]);
  });

  it('is closed', async () => {
    await openUnits('drammen', OTHER);
    await mine.send('Legg ned enheten', { within: mine.card(OTHER) });
    await mine.card(OTHER).waitFor({ state: 'detached' });
    expect(await find(OTHER)).toBeUndefined();
  });
});

describe('what is recorded of a person', () => {
  const recordOf = async (id: string) => {
    const { data, errors } = await graph.query<{ node: { lastConversationOn: string | null; competence: Record<string, string | null> } }>(
      `query($id: ID!) { node(id: $id) { ... on Nurse {
        lastConversationOn competence { level evidence packageOfferedOn packageCompletedOn } } } }`,
      { id },
      { as: coordinator },
    );
    expect(errors).toBeUndefined();
    return data.node;
  };

  it('has its place for the tasks about it: a leader goes there from one, and records the conversation', async () => {
    await mine.open('LEADER ous', 'oppgaver');
    const task = mine.main.locator('details.change', { hasText: 'Hold årlig samtale' });
    const [waits] = await Promise.all([task.count(), mine.main.getByRole('heading', { level: 2 }).first().waitFor()]);
    if (waits > 0) {
      if ((await task.getAttribute('open')) === null) await task.locator('summary').click();
      await task.getByRole('link').first().click();
    } else await mine.main.getByRole('link', { name: 'Oppfølging' }).click();
    const card = mine.main.locator('article').first();
    await card.waitFor();
    const id = (await card.getAttribute('aria-labelledby')) ?? '';
    await mine.send('Registrer årlig samtale', { within: card, fill: { Dag: dayBefore(TODAY) } });
    expect((await recordOf(id)).lastConversationOn).toBe(dayBefore(TODAY));
    // The package and competence are the coordinator's.
    expect(await mine.form('Registrer kompetanse').count()).toBe(0);
  });

  it('is package and competence, which can be seen where somebody asks for them; a day to come is refused at its field', async () => {
    await mine.open('COORDINATOR ous', 'oppfolging');
    const card = mine.main.locator('article').nth(2);
    await card.waitFor();
    const id = (await card.getAttribute('aria-labelledby')) ?? '';
    const form = await mine.press('Registrer at kompetansepakken er tilbudt', { within: card, fill: { Dag: dayBefore(TODAY, -3) } });
    await form.getByRole('link', { name: '«Dag» kan ikke være fram i tid.' }).waitFor();
    expect(await violationsOf(shown.page)).toEqual([]);
    await form.getByLabel('Dag').fill(dayBefore(TODAY, 5));
    await form.getByRole('button').click();
    await mine.saved('Registrer at kompetansepakken er tilbudt');
    await mine.send('Registrer at kompetansepakken er gjennomført', { within: card, fill: { Dag: dayBefore(TODAY, 2) } });
    await mine.form('Vis det som er registrert', card).locator(':scope > summary').click();
    await mine.send('Registrer kompetanse', { within: card, fill: { Nivå: 'B', 'Hva det bygger på': 'Kurs i lindring' } });
    await card.getByText(/^B \(siden .*\), Kurs i lindring$/).waitFor();
    expect((await recordOf(id)).competence).toMatchObject({
      ...{ level: 'B', evidence: 'Kurs i lindring', packageCompletedOn: dayBefore(TODAY, 2) },
    });
  });

  it('is found by a name, and can be read at 320 px', async () => {
    await shown.page.setViewportSize({ width: 320, height: 700 });
    await mine.open('COORDINATOR ous', 'oppfolging');
    const name = await mine.main.getByRole('heading', { level: 3 }).nth(3).innerText();
    await mine.main.getByLabel('Søk etter person').fill(name);
    await mine.main.getByLabel('Søk etter person').press('Enter');
    await expect.poll(() => mine.main.getByRole('heading', { level: 3 }).first().innerText()).toBe(name);
    for (const summary of await mine.main.locator('article').first().locator('summary').all()) await summary.press('Enter');
    expect(await scrollsSideways(shown.page)).toBe(false);
    expect(await violationsOf(shown.page)).toEqual([]);
  });
});
