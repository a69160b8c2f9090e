import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayBefore } from '../../gateway/dashboard/parts/day-before.js';
import { todayInOslo } from '../../gateway/dashboard/parts/today-in-oslo.js';
import { REGISTRY } from '../../shared/sectors.js';
import { openBrowser, scrollsSideways, type TestBrowser, violationsOf, type WatchedPage } from '../kit/browser.js';
import { identityNumbers } from '../kit/identity-number.js';
import { type MinePage, minePage } from '../kit/mine-page.js';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** The persons of /min-side: nobody is registered twice, what is to come and what has an end is seen, and mistakes are taken back. */

interface Held {
  readonly id: string;
  readonly role: string;
  readonly basis: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly unit: { readonly id: string; readonly name: string };
}
interface Person {
  readonly id: string;
  readonly name: string;
  readonly appointments: readonly Held[];
}

const TODAY = todayInOslo();
const NEXT_WEEK = dayBefore(TODAY, -7);
let browser: TestBrowser;
let graph: TestGraph;
let coordinator: string;
let editor: string;
let shown: WatchedPage;
let mine: MinePage;

beforeAll(async () => {
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
  coordinator = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]);
  editor = await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: 'vestre-viken' }]);
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

/** The persons of a network with all their appointments. */
async function personsOf(network: string, as: string): Promise<Person[]> {
  const { data, errors } = await graph.query<{ network: { nurses: { edges: { node: Person }[] } } }>(
    `query($network: String!) { network(slug: $network) { nurses(first: 200) { edges { node {
      id name appointments(all: true) { id role basis validFrom validTo unit { id name } } } } } } }`,
    { network },
    { as },
  );
  expect(errors).toBeUndefined();
  return data.network.nurses.edges.map(({ node }) => node);
}
/** One whom a search for her name alone finds first. */
const pick = (persons: readonly Person[]) => {
  const [person] = persons.filter(({ name, appointments }) => name && appointments.length === 1);
  if (!person) throw new Error('nobody has one appointment');
  return person;
};
/** A person of the demonstration, by name. */
const find = async (name: string, network = 'ous', as = coordinator) =>
  (await personsOf(network, as)).filter((person) => person.name === name);
const noRefusal = ({ userErrors }: { readonly userErrors: unknown }) => expect(userErrors).toEqual([]);

/** Opens the form of a unit, and searches in it. */
async function search(title: string, text: string, within = mine.main.locator('article').first()) {
  const form = mine.form(title, within);
  await form.locator(':scope > summary').click();
  await form.getByLabel('Søk i listen').fill(text);
  return form.locator('form');
}
const unitOf = (heading: string) => mine.card(heading);

describe('a refusal', () => {
  const NUMBER = identityNumbers(1)[0] ?? '';

  it.each([
    ['nb', 'Endre kontakt', 'Telefon på jobb', 'Lagre', '«Telefon på jobb» er ikke gyldig: skriv nummeret som +47 22 22 22 22.'],
    ['nn', 'Endre kontakt', 'Telefon på jobb', 'Lagre', '«Telefon på jobb» er ikke gyldig: skriv nummeret som +47 22 22 22 22. [bokmål]'],
    ['en', 'Change contact', 'Work telephone', 'Save', '“Work telephone” is not valid: write the number as +47 22 22 22 22.'],
  ])("names the field by its label in %s, with the owner's words", async (lang, title, label, submit, expected) => {
    await mine.open('NURSE ous', 'oppforing', `&lang=${lang}`);
    const form = await mine.press(title, { fill: { [label]: 'ring meg' }, submit });
    await form.getByRole('link', { name: expected }).waitFor();
    expect(await form.getByText(expected, { exact: true }).count()).toBe(2);
    expect(await violationsOf(shown.page)).toEqual([]);
  });

  it.each([
    ['nb', 'Be om retting', 'Hva som er feil', 'Send', 'ser ut til å inneholde et fødselsnummer'],
    ['nn', 'Be om retting', 'Kva som er feil', 'Send', 'ser ut til å innehalde eit fødselsnummer'],
  ])('is told in words of %s where the page has them', async (lang, title, label, submit, expected) => {
    await mine.open('NURSE ous', 'oppforing', `&lang=${lang}`);
    const form = await mine.press(title, { fill: { [label]: `Hun er ${NUMBER}.` }, submit });
    await form.getByRole('link', { name: `«${label}» ${expected}` }).waitFor();
    expect(await form.innerText()).not.toMatch(/bokmål|note/);
  });
});

describe('whoever is in the list already', () => {
  it('is found by her name and appointed, and nobody is registered anew', async () => {
    const persons = await personsOf('ous', coordinator);
    const person = pick(persons);
    await mine.open('COORDINATOR ous', 'enheter');
    const other = await mine.main.locator('article').filter({ hasNotText: person.name }).first().getAttribute('aria-labelledby');
    const card = mine.main.locator(`article[aria-labelledby="${other}"]`);
    const form = await search('Oppnevn', person.name, card);
    await form.getByRole('radio', { name: person.name }).first().check();
    expect(await form.getByLabel('Navn på ny person').count()).toBe(0);
    expect(await violationsOf(shown.page)).toEqual([]);
    await form.getByLabel('Rolle').selectOption('RESOURCE_PERSON');
    await form.getByRole('button', { name: 'Oppnevn' }).click();
    await mine.saved('Oppnevn');
    const after = await personsOf('ous', coordinator);
    expect(after.length).toBe(persons.length);
    expect(after.find(({ id }) => id === person.id)?.appointments).toHaveLength(2);
  });

  it('is found in another network of the same owner', async () => {
    const person = pick(await personsOf('drammen', editor));
    const before = (await personsOf('baerum', editor)).length;
    await mine.open('REGION_EDITOR vestre-viken', 'enheter', '&nettverk=baerum');
    const form = await search('Oppnevn', person.name);
    await form.getByRole('radio', { name: `${person.name}, ${person.appointments[0]?.unit.name}, Drammen` }).check();
    await form.getByRole('button', { name: 'Oppnevn' }).click();
    await mine.saved('Oppnevn');
    const after = await personsOf('baerum', editor);
    expect(after.length).toBe(before + 1);
    expect(after.find(({ id }) => id === person.id)?.appointments).toHaveLength(2);
  });

  it('is nominated by a leader as the person that she is', async () => {
    await mine.open('LEADER ous', 'enheter');
    const [person] = (await personsOf('ous', coordinator)).slice(-1);
    const form = await search('Foreslå', person?.name ?? '');
    await form
      .getByRole('radio', { name: person?.name ?? '' })
      .first()
      .check();
    await form.getByRole('button', { name: 'Foreslå' }).click();
    await mine.saved('Foreslå');
    const { data } = await graph.query<{ network: { requests: { kind: string; name: string | null; nurse: { id: string } | null }[] } }>(
      '{ network(slug: "ous") { requests(status: REQUESTED) { kind name nurse { id } } } }',
      {},
      { as: coordinator },
    );
    const nominations = data.network.requests.filter(({ kind, nurse }) => kind === 'NOMINATION' && nurse?.id === person?.id);
    expect(nominations).toEqual([expect.objectContaining({ name: null })]);
  });

  it('is looked for page by page, by keys alone, at 320 px', async () => {
    await shown.page.setViewportSize({ width: 320, height: 700 });
    await mine.open('COORDINATOR ous', 'enheter');
    const form = await search('Oppnevn', 'ressurssykepleier');
    await form.getByText('20 i listen').waitFor();
    await form.getByRole('button', { name: 'Vis flere' }).press('Enter');
    await form.getByText(/^(2[1-9]|[34]\d) i listen$/).waitFor();
    // Enter in the search sends nothing.
    await form.getByLabel('Søk i listen').press('Enter');
    await form.getByRole('radio', { name: 'Ny person' }).focus();
    await shown.page.keyboard.press('ArrowDown');
    await shown.page.keyboard.press('ArrowDown');
    expect(await form.getByRole('radio').nth(2).isChecked()).toBe(true);
    expect(await form.getByText('Rett dette før du lagrer').count()).toBe(0);
    expect(await scrollsSideways(shown.page)).toBe(false);
  });

  it('is still to be found after the search has failed, which is told', async () => {
    await mine.open('COORDINATOR ous', 'enheter');
    let fails = true;
    await shown.page.route('**/graphql', (route) =>
      fails && (route.request().postData() ?? '').includes('MinePersons') ? route.abort('connectionreset') : route.fallback(),
    );
    const person = pick(await personsOf('ous', coordinator));
    const form = await search('Oppnevn', person.name);
    await form.getByRole('alert').waitFor();
    expect(await form.getByText('Ingen i listen passer').count()).toBe(0);
    fails = false;
    await form.getByRole('button', { name: 'Prøv igjen' }).click();
    await form.getByRole('radio', { name: person.name }).first().waitFor();
    // What the browser itself says of the connection that was cut.
    shown.problems.splice(0);
  });

  it('is still chosen after the session has expired', async () => {
    const person = pick(await personsOf('ous', coordinator));
    await shown.page.clock.install();
    await mine.open('COORDINATOR ous', 'enheter');
    const form = await search('Oppnevn', person.name);
    await shown.page.clock.runFor(1_000);
    await form.getByRole('radio', { name: person.name }).first().check();
    await shown.page.clock.fastForward('01:01:00');
    await mine.main.getByRole('button', { name: 'Logg inn' }).waitFor();
    await shown.page.clock.setSystemTime(new Date());
    await mine.main.getByRole('button', { name: 'Logg inn' }).click();
    await shown.page.locator('button[name=person][value^="COORDINATOR ous"]').first().click();
    await form.getByText('Her er det du hadde skrevet').waitFor();
    await form.getByRole('radio', { name: person.name }).first().waitFor();
    expect(await form.getByRole('radio', { name: person.name }).first().isChecked()).toBe(true);
  });
});

describe('an appointment', () => {
  const NAME = 'Prøve Kommende Nordmann';
  let unit: string;

  it('that is to come is shown from its first day', async () => {
    await mine.open('COORDINATOR ous', 'enheter');
    unit = await mine.main
      .locator('article')
      .first()
      .getByRole('heading', { level: 3 })
      .evaluate((heading) => heading.firstChild?.textContent ?? '');
    await mine.send('Oppnevn', { within: unitOf(unit), fill: { 'Navn på ny person': NAME, 'Fra og med': NEXT_WEEK } });
    const line = unitOf(unit).locator('li', { hasText: NAME });
    await line.getByText(/^fra \d\d\.\d\d\.\d{4}$/).waitFor();
    expect(await find(NAME)).toEqual([]);
  });

  it('is corrected, gets an end that is shown, and loses it again', async () => {
    await mine.open('COORDINATOR ous', 'enheter');
    const line = unitOf(unit).locator('li', { hasText: NAME });
    await mine.send('Rett oppnevningen', {
      within: line,
      fill: { Rolle: 'RESOURCE_PERSON', Grunnlag: 'PARTICULAR_INTEREST', 'Fra og med': dayBefore(TODAY) },
      submit: 'Lagre',
    });
    expect((await find(NAME))[0]?.appointments).toEqual([
      expect.objectContaining({ role: 'RESOURCE_PERSON', basis: 'PARTICULAR_INTEREST', validFrom: dayBefore(TODAY), validTo: null }),
    ]);
    await mine.send('Avslutt oppnevningen', { within: line, fill: { 'Første dag uten rollen': NEXT_WEEK, Årsak: 'RETIRED' } });
    await line.getByText(/^siden [\d.]+ til og med [\d.]+$/).waitFor();
    expect((await find(NAME))[0]?.appointments[0]?.validTo).toBe(NEXT_WEEK);
    expect(await mine.form('Avslutt oppnevningen', line).count()).toBe(0);
    await mine.form('Endre slutten', line).locator(':scope > summary').click();
    expect(await line.getByLabel('Årsak').inputValue()).toBe('RETIRED');
    expect(await line.getByLabel('Første dag uten rollen').inputValue()).toBe(NEXT_WEEK);
    expect(await violationsOf(shown.page)).toEqual([]);
    await mine.send('Rett oppnevningen', { within: line, tick: { 'Ta bort slutten: den var feil': true }, submit: 'Lagre' });
    expect((await find(NAME))[0]?.appointments[0]?.validTo).toBe(null);
  });

  it('that has ended is among those that ended lately, and can be opened again from there', async () => {
    await mine.open('COORDINATOR ous', 'enheter');
    const open = unitOf(unit).locator('li', { hasText: NAME });
    await mine.send('Avslutt oppnevningen', { within: open, fill: { 'Første dag uten rollen': TODAY } });
    const ended = mine.form('Avsluttet nylig', unitOf(unit));
    await ended.locator(':scope > summary').click();
    await mine.send('Rett oppnevningen', {
      within: ended.locator('li', { hasText: NAME }),
      tick: { 'Ta bort slutten: den var feil': true },
      submit: 'Lagre',
    });
    expect((await find(NAME))[0]?.appointments).toEqual([expect.objectContaining({ validTo: null })]);
  });

  it('that was a mistake is taken back, and holds on no day', async () => {
    await mine.open('COORDINATOR ous', 'enheter');
    const line = unitOf(unit).locator('li', { hasText: NAME });
    await mine.send('Trekk oppnevningen', { within: line });
    await line.waitFor({ state: 'detached' });
    expect(await find(NAME)).toEqual([]);
  });

  it('with its forms, needs no sideways scrolling at 320 px', async () => {
    await shown.page.setViewportSize({ width: 320, height: 700 });
    await mine.open('COORDINATOR ous', 'enheter');
    const line = mine.main.locator('article li').first();
    for (const title of ['Avslutt oppnevningen', 'Rett oppnevningen', 'Trekk oppnevningen'])
      await mine.form(title, line).locator(':scope > summary').click();
    expect(await scrollsSideways(shown.page)).toBe(false);
    expect(await violationsOf(shown.page)).toEqual([]);
  });
});

describe('a request that waits', () => {
  it('is taken back by the nurse who made it', async () => {
    await mine.open('NURSE ous', 'oppforing');
    await mine.send('Be om retting', { fill: { 'Riktig navn': 'Prøve Angret Nordmann' }, submit: 'Send' });
    await mine.send('Trekk forespørselen');
    await mine.main.getByText('Retting: trukket').waitFor();
    expect(await mine.form('Trekk forespørselen').count()).toBe(0);
  });

  it('is taken back by the leader who nominated', async () => {
    const name = 'Prøve Trukket Nordmann';
    await mine.open('LEADER ous', 'enheter');
    await mine.send('Foreslå', { fill: { 'Fullt navn': name } });
    await mine.main.getByRole('link', { name: 'Forespørsler' }).click();
    await mine.send('Trekk forespørselen', { within: mine.card(name) });
    await mine.card(name).waitFor({ state: 'detached' });
    const { data } = await graph.query<{ network: { requests: { name: string | null; status: string }[] } }>(
      '{ network(slug: "ous") { requests { name status } } }',
      {},
      { as: coordinator },
    );
    expect(data.network.requests.filter((request) => request.name === name)).toEqual([{ name, status: 'WITHDRAWN' }]);
  });
});

describe('the list of units', () => {
  it('keeps every card after a change, each once, and goes on to the next ones by keys', async () => {
    for (let index = 0; index < 30; index++)
      noRefusal(
        await change(graph, {
          ...{ owner: 'diakonhjemmet', name: 'register Unit', select: 'unit { id }' },
          as: await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'diakonhjemmet', network: 'diakonhjemmet' }]),
          input: {
            name: `Prøveenhet ${String(index).padStart(2, '0')}`,
            serviceType: 'HOSPITAL',
            network: 'diakonhjemmet',
            from: '2026-01-01',
          },
        }),
      );
    await mine.open('COORDINATOR diakonhjemmet', 'enheter', `&sok=${encodeURIComponent('Prøveenhet')}`);
    const cards = mine.main.locator('article');
    await mine.main.getByText(/^Viser 25 av \d+ enheter$/).waitFor();
    const more = mine.main.getByRole('button', { name: 'Vis flere' });
    await more.focus();
    await shown.page.keyboard.press('Enter');
    await shown.page.keyboard.press('Enter');
    await expect.poll(() => cards.count()).toBeGreaterThan(29);
    const before = await cards.count();
    expect(await shown.page.evaluate('document.activeElement?.tagName')).toBe('H3');
    const last = cards.nth(27);
    await mine.send('Oppnevn', { within: last, fill: { 'Navn på ny person': 'Prøve Side Nordmann' } });
    await last.getByText('Prøve Side Nordmann').first().waitFor();
    const headings = await mine.main.getByRole('heading', { level: 3 }).allInnerTexts();
    expect(headings).toHaveLength(before);
    expect(new Set(headings).size).toBe(before);
    expect(await violationsOf(shown.page)).toEqual([]);
  });
});

describe('the network that is shown', () => {
  it("is a nurse's own at first", async () => {
    const networks = REGISTRY.sectors.find(({ slug }) => slug === 'vestre-viken')?.networks.map(({ slug }) => slug) ?? [];
    const person = (await personsOf(networks.at(-1) ?? '', editor)).find(({ appointments }) => appointments.length === 1);
    const token = await tokenFor(graph, [{ role: 'NURSE', sector: 'vestre-viken', nurse: person?.id ?? '' }]);
    // Whoever signs in by the issuer's page is one of a few; this one is told to the graph by her own token.
    await shown.page.route('**/graphql', (route) =>
      route.continue({ headers: { ...route.request().headers(), authorization: `Bearer ${token}` } }),
    );
    await mine.open('NURSE vestre-viken', 'arrangementer');
    expect(networks.indexOf(await mine.main.locator('#mine-network').inputValue())).toBe(networks.length - 1);
  });

  it('is not asked for where it changes nothing', async () => {
    await mine.open('NURSE vestre-viken', 'oppgaver');
    const choice = mine.main.locator('#mine-network');
    for (const [tab, count] of [
      ['Min oppføring', 0],
      ['Arrangementer', 1],
      ['Oppgaver', 0],
    ] as const) {
      await mine.main.getByRole('link', { name: tab, exact: true }).click();
      await mine.main.getByRole('heading', { level: 2 }).first().waitFor();
      expect([tab, await choice.count()]).toEqual([tab, count]);
    }
  });
});
