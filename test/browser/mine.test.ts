import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser, scrollsSideways, type TestBrowser, violationsOf, type WatchedPage } from '../kit/browser.js';
import { signInAs } from '../kit/sign-in-page.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

let browser: TestBrowser;
let graph: TestGraph;
let shown: WatchedPage;

beforeAll(async () => {
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
});
afterAll(() => Promise.all([browser, graph].map((one) => one?.close())));
beforeEach(async () => {
  shown = await browser.newPage();
});
afterEach(() => shown.close());

const open = (person: string, search = '') => signInAs(shown.page, `${graph.url}/min-side${search}`, person);
const tabs = () => shown.page.getByRole('navigation', { name: 'Deler av siden din' }).getByRole('link');
const main = () => shown.page.getByRole('main');
const notice = () => main().locator('.mine-notice');

describe.each([
  [
    'COORDINATOR ous',
    [
      'Oppgaver',
      'Enheter og oppnevninger',
      'Forespørsler',
      'Oppfølging',
      'Bekreft listen',
      'Arrangementer',
      'Nyheter',
      'Handlingsplan',
      'Rapporter',
    ],
  ],
  ['LEADER ous', ['Oppgaver', 'Enheter og oppnevninger', 'Forespørsler', 'Oppfølging', 'Arrangementer', 'Rapporter', 'Dokumenter']],
  ['NURSE ous', ['Oppgaver', 'Min oppføring', 'Arrangementer']],
  ['STEERING ous', ['Oppgaver', 'Handlingsplan', 'Rapporter']],
  ['ANALYST ous', ['Oppgaver']],
  ['ADMIN regional', ['Oppgaver']],
])('%s', (person, expected) => {
  it('is offered what the role opens, and nothing that axe finds', async () => {
    await open(person);
    await tabs().first().waitFor();
    expect(await tabs().allInnerTexts()).toEqual(expected);
    for (const name of expected) {
      await tabs().filter({ hasText: name }).click();
      await main().getByRole('heading', { level: 2 }).first().waitFor();
      expect([name, await violationsOf(shown.page)]).toEqual([name, []]);
    }
    expect(shown.problems).toEqual([]);
  });
});

it('lets a coordinator verify entries, and fewer are due then (CO-4)', async () => {
  await open('COORDINATOR ous', '?fane=bekreft');
  const due = async () => Number((await main().getByTestId('stale').innerText()).replace(/\D.*/s, ''));
  await main().getByTestId('stale').waitFor();
  const before = await due();
  await main().locator('input[data-stale=true]').nth(0).check();
  await main().locator('input[data-stale=true]').nth(1).check();
  await main().getByRole('button', { name: 'Bekreft de valgte' }).click();
  await notice().getByText('lagret').waitFor();
  expect(await due()).toBe(before - 2);
});

it('says what is missing, beside its field and above the form, and takes the focus there', async () => {
  await open('COORDINATOR ous', '?fane=arrangementer');
  await main().getByText('Planlegg arrangement').click();
  const form = main().locator('form').first();
  await form.getByRole('button', { name: 'Planlegg arrangement' }).click();
  await form.getByRole('link', { name: 'Fyll ut «Tittel».' }).waitFor();
  expect(await form.getByText('Fyll ut «Tittel».').count()).toBe(2);
  expect(await shown.page.evaluate("document.activeElement?.textContent?.includes('Rett dette')")).toBe(true);
  expect(await violationsOf(shown.page)).toEqual([]);
});

it('does a change once whose answer was lost, and keeps what was written', async () => {
  await open('COORDINATOR ous', '?fane=arrangementer');
  await main().getByText('Planlegg arrangement').click();
  const form = main().locator('form').first();
  await form.getByLabel('Tittel').fill('Temakveld om smerte');
  await form.getByLabel('Dato').fill('2027-03-04');
  const keys: string[] = [];
  await shown.page.route('**/graphql', async (route) => {
    const body = route.request().postDataJSON() as { operationName?: string; variables?: { input?: { idempotencyKey: string } } } | null;
    if (body?.operationName !== 'MinePlanEventOus') return route.fallback();
    keys.push(body.variables?.input?.idempotencyKey ?? '');
    const response = await route.fetch();
    // Done, but the answer does not come through the first time.
    return keys.length === 1 ? route.abort('connectionreset') : route.fulfill({ response });
  });
  const send = form.getByRole('button', { name: 'Planlegg arrangement' });
  await send.click();
  await form.getByText('Ingenting er borte fra skjemaet').waitFor();
  expect(await form.getByLabel('Tittel').inputValue()).toBe('Temakveld om smerte');
  await send.click();
  await notice().getByText('lagret').waitFor();
  expect(new Set(keys).size).toBe(1);
  expect(keys).toHaveLength(2);
  await main().getByRole('heading', { name: 'Temakveld om smerte' }).waitFor();
  expect(await main().getByRole('heading', { name: 'Temakveld om smerte' }).count()).toBe(1);
});

it('explains a change by somebody else, and goes on from it (NU-3)', async () => {
  await open('NURSE ous', '?fane=oppforing');
  const other = await browser.newPage();
  try {
    await signInAs(other.page, `${graph.url}/min-side?fane=oppforing`, 'NURSE ous');
    const choose = async (page: typeof other.page, value: string) => {
      await page.getByText('Endre synlighet').click();
      await page.getByLabel('Synlighet').selectOption(value);
      await page.getByRole('button', { name: 'Lagre' }).click();
    };
    await main().getByText('Endre synlighet').waitFor();
    await choose(other.page, 'PRIVATE');
    await other.page.locator('.mine-notice').getByText('lagret').waitFor();
    await choose(shown.page, 'NETWORK');
    await main().getByText('Noen andre har endret dette').waitFor();
    expect(await main().getByLabel('Synlighet').inputValue()).toBe('NETWORK');
    await main().getByRole('button', { name: 'Hent det nye' }).click();
    await main().getByText('Noen andre har endret dette').waitFor({ state: 'detached' });
    // What the other has chosen is seen before it is overwritten.
    expect(await main().getByLabel('Synlighet').inputValue()).toBe('PRIVATE');
    await main().getByLabel('Synlighet').selectOption('NETWORK');
    await main().getByRole('button', { name: 'Lagre' }).click();
    await notice().getByText('lagret').waitFor();
    await main().locator('dd').getByText('Bare nettverket kan se navn og kontakt').waitFor();
  } finally {
    await other.close();
  }
});

it('offers a leader to nominate, and the coordinator to appoint and end', async () => {
  await open('LEADER ous', '?fane=enheter');
  await main().getByText('Foreslå').first().waitFor();
  // Whose end is near or just past depends on the day.
  const ofTheDay = ['Endre slutten', 'Avsluttet nylig'];
  const summaries = async () =>
    (await main().locator('summary').allInnerTexts()).flatMap((text) => text.split('\n', 1)).filter((text) => !ofTheDay.includes(text));
  expect(new Set(await summaries())).toEqual(new Set(['Foreslå']));
  await shown.close();
  shown = await browser.newPage();
  await open('COORDINATOR ous', '?fane=enheter');
  await main().getByText('Avslutt oppnevningen').first().waitFor();
  expect(new Set(await summaries())).toEqual(
    new Set([
      ...['Avslutt oppnevningen', 'Rett oppnevningen', 'Trekk oppnevningen', 'Oppnevn', 'Registrer enhet'],
      ...['Endre enheten', 'Flytt enheten', 'Slå sammen med en annen', 'Legg ned enheten'],
    ]),
  );
});

it('needs no sideways scrolling at 320 px', async () => {
  await shown.page.setViewportSize({ width: 320, height: 700 });
  await open('COORDINATOR ous', '?fane=bekreft');
  await main().getByTestId('stale').waitFor();
  expect(await scrollsSideways(shown.page)).toBe(false);
});

it('shows the rest while an owner is silent, and names it', async () => {
  await graph.kill('lovisenberg');
  await open('COORDINATOR ous');
  await main().getByText('Lovisenberg svarer ikke nå').waitFor();
  expect(await tabs().count()).toBe(9);
  expect(await violationsOf(shown.page)).toEqual([]);
});
