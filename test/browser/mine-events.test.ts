import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { todayInOslo } from '../../gateway/dashboard/parts/today-in-oslo.js';
import { openBrowser, scrollsSideways, type TestBrowser, violationsOf, type WatchedPage } from '../kit/browser.js';
import { type MinePage, minePage } from '../kit/mine-page.js';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** The events of /min-side: all that the graph knows of one can be said and taken back, none is left out, and others can be registered. */

const TITLE = 'Prøvedag om samtaler';
interface Event {
  readonly id: string;
  readonly title: string;
  readonly place: string | null;
  readonly participations: readonly { readonly status: string; readonly nurse: { readonly name: string } }[];
}

let browser: TestBrowser;
let graph: TestGraph;
let coordinator: string;
let shown: WatchedPage;
let mine: MinePage;

beforeAll(async () => {
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
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

/** The event as the graph knows it; undefined if there is none. */
async function find(title: string): Promise<Event | undefined> {
  const { data, errors } = await graph.query<{ network: { events: { edges: { node: Event }[] } } }>(
    `{ network(slug: "ous") { events(first: 200, filter: { from: "2030-01-01" }) { edges { node {
      id title kind date startsAt endsAt place description topics jointWith days decidedOn
      participations { status nurse { name } } } } } } }`,
    {},
    { as: coordinator },
  );
  expect(errors).toBeUndefined();
  return data.network.events.edges.map(({ node }) => node).find((event) => event.title === title);
}

const plan = async (input: { readonly title: string; readonly date: string }) => {
  const { userErrors } = await change(graph, {
    ...{ owner: 'ous', name: 'plan Event', select: 'event { id }', as: coordinator },
    input: { network: 'ous', kind: 'COURSE', ...input },
  });
  expect(userErrors).toEqual([]);
};

describe('a coordinator', () => {
  it('says all that there is to say of an event, and takes it back again', async () => {
    await mine.open('COORDINATOR ous', 'arrangementer');
    await mine.send('Planlegg arrangement', {
      unfold: ['Flere opplysninger'],
      fill: {
        ...{ Tittel: TITLE, Type: 'JOINT_PROFESSIONAL_DAY', Dato: '2041-03-04', 'Starter kl.': '09:00', 'Slutter kl.': '15:30' },
        ...{ Sted: 'Auditoriet', Beskrivelse: 'Om de vanskelige samtalene.', Emner: 'Samtaler,  kommunikasjon ,' },
        ...{ 'Nettverksdager for dem som møter': '2', Vedtatt: '2026-01-15' },
      },
      tick: { Bærum: true, Lovisenberg: true },
    });
    expect(await find(TITLE)).toMatchObject({
      ...{ kind: 'JOINT_PROFESSIONAL_DAY', date: '2041-03-04', startsAt: '09:00', endsAt: '15:30', place: 'Auditoriet' },
      ...{ description: 'Om de vanskelige samtalene.', topics: ['samtaler', 'kommunikasjon'], days: 2, decidedOn: '2026-01-15' },
      jointWith: ['baerum', 'lovisenberg'],
    });
    await mine.card(TITLE).getByText('kl. 09:00–15:30').waitFor();
    await mine.card(TITLE).getByText('Sammen med Bærum, Lovisenberg').waitFor();
    await mine.send('Endre', {
      within: mine.card(TITLE),
      fill: { 'Starter kl.': '', 'Slutter kl.': '', Sted: '', Beskrivelse: '', Emner: '' },
      tick: { Bærum: false, Lovisenberg: false },
      submit: 'Lagre',
    });
    expect(await find(TITLE)).toMatchObject({
      ...{ kind: 'JOINT_PROFESSIONAL_DAY', startsAt: null, endsAt: null, place: null, description: null, topics: [], jointWith: [] },
      ...{ days: 2, decidedOn: '2026-01-15' },
    });
    expect(await mine.card(TITLE).innerText()).not.toContain('Auditoriet');
  });

  it('says the same done message again, which is gone while the change is sent', async () => {
    await mine.open('COORDINATOR ous', 'arrangementer');
    await mine.card(TITLE).waitFor();
    const texts: string[] = [];
    await shown.page.exposeFunction('noticed', (text: string) => texts.push(text));
    await shown.page.evaluate(`new MutationObserver(() => noticed(document.querySelector('.mine-notice').textContent)).observe(
      document.querySelector('.mine-notice'), { childList: true, characterData: true, subtree: true })`);
    for (const Sted of ['Rom 1', 'Rom 2']) await mine.send('Endre', { within: mine.card(TITLE), fill: { Sted }, submit: 'Lagre' });
    await expect.poll(() => texts).toEqual(['Lagret: Endre.', '', 'Lagret: Endre.']);
  });

  it('is told at the field what is wrong with what is folded, and finds it unfolded', async () => {
    await mine.open('COORDINATOR ous', 'arrangementer');
    await mine.form('Planlegg arrangement').locator(':scope > summary').click();
    const change = mine.form('Planlegg arrangement').locator('form');
    const fold = change.locator('details > summary');
    await change.getByLabel('Tittel').fill('Prøvekveld');
    await change.getByLabel('Dato').fill('2041-04-05');
    await fold.click();
    await change.getByLabel('Emner').fill('ja, «nei»');
    await fold.click();
    expect(await change.getByLabel('Emner').isVisible()).toBe(false);
    await change.getByRole('button', { name: 'Planlegg arrangement' }).click();
    await change.locator('.ds-error-summary').waitFor();
    expect(await change.getByLabel('Emner').getAttribute('aria-invalid')).toBe('true');
    await change.getByLabel('Emner').waitFor({ state: 'visible' });
    expect(await violationsOf(shown.page)).toEqual([]);
    await shown.page.setViewportSize({ width: 320, height: 700 });
    expect(await scrollsSideways(shown.page)).toBe(false);
    expect(await find('Prøvekveld')).toBeUndefined();
  });

  it('sees how many are to come, reads on from the keyboard, and finds the last one', async () => {
    for (let day = 1; day <= 27; day++) await plan({ title: `Kurs ${day}`, date: `2042-05-${String(day).padStart(2, '0')}` });
    await mine.open('COORDINATOR ous', 'arrangementer');
    const heading = mine.main.getByRole('heading', { name: /^Kommende \(\d+\)$/ });
    const all = Number((await heading.innerText()).replaceAll(/\D/g, ''));
    expect(all).toBeGreaterThan(51);
    expect(await mine.main.getByRole('heading', { name: 'Kurs 27' }).count()).toBe(0);
    while ((await mine.main.getByRole('heading', { name: 'Kurs 27' }).count()) === 0) {
      const more = mine.main.getByRole('button', { name: 'Vis flere kommende' });
      await more.focus();
      const before = await mine.main.locator('article').count();
      await shown.page.keyboard.press('Enter');
      await expect.poll(() => mine.main.locator('article').count()).toBeGreaterThan(before);
      expect(await shown.page.evaluate('document.activeElement.textContent')).toMatch(new RegExp(`av ${all}$`));
    }
    // A change on a later page leaves all pages where they are.
    await mine.send('Endre', { within: mine.card('Kurs 27'), fill: { Sted: 'Rom 3' }, submit: 'Lagre' });
    await mine.card('Kurs 27').getByText('Rom 3').waitFor();
    expect(await violationsOf(shown.page)).toEqual([]);
  });

  it('sees those that have passed newest first, and older ones on demand', async () => {
    const daysAgo = (days: number) => new Date(Date.parse(todayInOslo()) - days * 86_400_000).toISOString().slice(0, 10);
    await plan({ title: 'Kurs i går', date: daysAgo(1) });
    await plan({ title: 'Kurs i forgårs', date: daysAgo(2) });
    await plan({ title: 'Kurs i fjor en gang', date: daysAgo(100) });
    await mine.open('COORDINATOR ous', 'arrangementer');
    await mine.card('Kurs i går').waitFor();
    const titles = await mine.main.getByRole('heading', { level: 4 }).allInnerTexts();
    expect(titles.indexOf('Kurs i forgårs')).toBe(titles.indexOf('Kurs i går') + 1);
    expect(titles).not.toContain('Kurs i fjor en gang');
    await mine.main.getByRole('button', { name: 'Vis eldre' }).click();
    await mine.card('Kurs i fjor en gang').waitFor();
  });

  it('registers others for an event, sees who is registered, and takes one off the list', async () => {
    await mine.open('COORDINATOR ous', 'arrangementer');
    const card = mine.card(TITLE);
    await card.getByText('Påmeldte (0)').waitFor();
    await mine.form('Meld på en annen', card).locator(':scope > summary').click();
    const form = mine.form('Meld på en annen', card).locator('form');
    const who = form.getByLabel('Hvem');
    await expect.poll(() => who.locator('option').count()).toBeGreaterThan(2);
    const name = (await who.locator('option').nth(2).innerText()).trim();
    await form.getByLabel('Søk etter navn').fill(name);
    await expect.poll(() => who.locator('option').count()).toBeLessThan(20);
    // Nobody is registered by mistake.
    await form.getByRole('button', { name: 'Meld på' }).click();
    await form.locator('.ds-error-summary').waitFor();
    await who.selectOption({ label: name });
    await form.getByRole('button', { name: 'Meld på' }).click();
    await mine.saved('Meld på en annen');
    expect((await find(TITLE))?.participations).toEqual([{ status: 'REGISTERED', nurse: { name } }]);
    await card.locator('summary', { hasText: 'Påmeldte (1)' }).click();
    await card.getByRole('listitem').getByText(name).waitFor();
    expect(await violationsOf(shown.page)).toEqual([]);
    await card.getByRole('button', { name: `Meld av: ${name}, ${TITLE}` }).click();
    await mine.saved(`Meld av: ${name}, ${TITLE}`);
    expect((await find(TITLE))?.participations).toEqual([{ status: 'WITHDRAWN', nurse: { name } }]);
  });
});

it('shows a nurse neither who is registered nor a form for others', async () => {
  await mine.open('NURSE ous', 'arrangementer');
  await mine
    .card(TITLE)
    .getByRole('button', { name: /^Meld meg på/ })
    .waitFor();
  expect(await mine.main.getByText(/^Påmeldte/).count()).toBe(0);
  expect(await mine.main.locator('details.change').count()).toBe(0);
});

it.each([
  ['COORDINATOR ous', ['Arrangementer', 'Nyheter', 'Handlingsplan', 'Rapporter', 'Bekreft listen']],
  ['LEADER ous', ['Dokumenter']],
])('says to %s of whom no network is known that it is so, instead of waiting for ever', async (person, tabs) => {
  // As for somebody whose unit was closed, or whose network is not in the registry any more.
  await shown.page.route('**/graphql', async (route) => {
    const body = route.request().postDataJSON() as { operationName?: string } | null;
    if (body?.operationName !== 'MineViewer') return route.fallback();
    const response = await route.fetch();
    const json = (await response.json()) as { data?: { viewer: object } };
    const viewer = { ...json.data?.viewer, units: [], networks: [] };
    return route.fulfill({ response, json: json.data ? { data: { ...json.data, viewer } } : json });
  });
  await mine.open(person, 'oppgaver');
  for (const tab of tabs) {
    await mine.main.getByRole('navigation').getByRole('link', { name: tab }).click();
    await mine.main.getByRole('heading', { level: 2, name: tab }).waitFor();
    await mine.main.getByText('Nettverket ditt kan ikke vises').waitFor();
    expect(await mine.main.locator('.loading').count()).toBe(0);
  }
  expect(await violationsOf(shown.page)).toEqual([]);
});
