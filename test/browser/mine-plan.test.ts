import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { todayInOslo } from '../../gateway/dashboard/parts/today-in-oslo.js';
import { openBrowser, scrollsSideways, type TestBrowser, violationsOf, type WatchedPage } from '../kit/browser.js';
import { type MinePage, minePage } from '../kit/mine-page.js';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** The action plan on /min-side after it was approved, what is taken back of a measure, and receipts for the edition of a document that applies. */

/** The running year; nobody but these tests has written a plan. */
const YEAR = Number(todayInOslo().slice(0, 4));
interface Measure {
  readonly id: string;
  readonly title: string;
  readonly [field: string]: unknown;
}
interface Plan {
  readonly status: string;
  readonly version: number;
  readonly measures: readonly Measure[];
}

let browser: TestBrowser;
let graph: TestGraph;
let coordinator: string;
let steering: string;
let shown: WatchedPage;
let mine: MinePage;

beforeAll(async () => {
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph({ DEMO: 'off' })]);
  coordinator = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }], 'coordinator');
  steering = await tokenFor(graph, [{ role: 'STEERING', sector: 'ous' }], 'steering');
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

async function planOf(year: number = YEAR): Promise<Plan | null> {
  const { data, errors } = await graph.query<{ network: { actionPlan: Plan | null } }>(
    `query($year: Int!) { network(slug: "ous") { actionPlan(year: $year) { status version amendment amendmentReason measures {
      id title subGoal responsible dueOn budgetNote evidenceUrl status carriedFrom } } } }`,
    { year },
    { as: coordinator },
  );
  expect(errors).toBeUndefined();
  return data.network.actionPlan;
}

/** Takes a plan a step further, past the page. */
async function step(verb: string, as: string, input: object = {}): Promise<void> {
  const { userErrors, errors } = await change(graph, {
    ...{ owner: 'ous', name: `${verb} ActionPlan`, select: 'actionPlan { status }', as },
    input: { network: 'ous', year: YEAR, expectedVersion: (await planOf())?.version, ...input },
  });
  expect([userErrors, errors]).toEqual([[], undefined]);
}

const measure = async (title: string, year: number = YEAR) => (await planOf(year))?.measures.find((one) => one.title === title);
const summaries = async () => (await mine.main.locator('summary').allInnerTexts()).map((text) => text.split('\n', 1)[0]?.trim());

describe('a coordinator', () => {
  it('goes to another year', async () => {
    await mine.open('COORDINATOR ous', 'handlingsplan');
    const year = mine.main.getByLabel('År', { exact: true });
    const thisYear = Number(await year.inputValue());
    expect(await year.locator('option').allInnerTexts()).toEqual([thisYear - 1, thisYear, thisYear + 1].map(String));
    await year.selectOption(String(thisYear - 1));
    await mine.main.getByRole('heading', { name: `Handlingsplan ${thisYear - 1}` }).waitFor();
    expect(shown.page.url()).toContain(`ar=${thisYear - 1}`);
    expect(await violationsOf(shown.page)).toEqual([]);
  });

  it('writes a measure, and takes all of it back but the day', async () => {
    await mine.open('COORDINATOR ous', 'handlingsplan', `&ar=${YEAR}`);
    for (const Tiltak of ['Tiltak én', 'Tiltak to'])
      await mine.send('Legg til tiltak', {
        unfold: ['Flere opplysninger'],
        fill: { Tiltak, Delmål: '2.5', Ansvarlig: 'Koordinator', Frist: `${YEAR}-06-01`, Budsjettmerknad: '10 000 kroner' },
      });
    expect(await measure('Tiltak én')).toMatchObject({ subGoal: '2.5', responsible: 'Koordinator', budgetNote: '10 000 kroner' });
    const within = mine.card('Tiltak én');
    await mine.send('Endre tiltaket', { within, fill: { Delmål: '', Ansvarlig: '', Budsjettmerknad: '' }, submit: 'Lagre' });
    expect(await measure('Tiltak én')).toMatchObject({ subGoal: null, responsible: null, budgetNote: null, dueOn: `${YEAR}-06-01` });
    const form = await mine.press('Endre tiltaket', { within, fill: { Ansvarlig: 'Koordinator', Frist: '' }, submit: 'Lagre' });
    await form.getByRole('link', { name: 'Fyll ut «Frist».' }).waitFor();
    await form.getByLabel('Frist').fill(`${YEAR}-07-01`);
    await form.getByRole('button', { name: 'Lagre' }).click();
    await mine.saved('Endre tiltaket');
    expect(await measure('Tiltak én')).toMatchObject({ responsible: 'Koordinator', dueOn: `${YEAR}-07-01` });
  });

  it('says what was done of an approved plan, but changes it only after it was opened for that', async () => {
    await step('propose', coordinator);
    await step('approve', steering);
    await mine.open('COORDINATOR ous', 'handlingsplan', `&ar=${YEAR}`);
    await mine.card('Tiltak én').waitFor();
    expect(await summaries()).toEqual(['Åpne planen for endring', `Ta tiltak med til ${YEAR + 1}`, 'Endre tiltaket', 'Endre tiltaket']);
    const within = mine.card('Tiltak én');
    await mine.send('Endre tiltaket', {
      ...{ within, submit: 'Lagre' },
      fill: { Status: 'DONE', 'Nettadresse til dokumentasjon': 'https://example.no/referat' },
    });
    expect(await measure('Tiltak én')).toMatchObject({ status: 'DONE', evidenceUrl: 'https://example.no/referat' });
    await within.getByRole('link', { name: 'Dokumentasjon Tiltak én' }).waitFor();
    const form = await mine.press('Åpne planen for endring');
    await form.locator('.ds-error-summary').waitFor();
    expect(await form.getByLabel('Hvorfor planen skal endres').getAttribute('aria-invalid')).toBe('true');
    await shown.page.setViewportSize({ width: 320, height: 700 });
    expect([await scrollsSideways(shown.page), await violationsOf(shown.page)]).toEqual([false, []]);
    await form.getByLabel('Hvorfor planen skal endres').fill('Ett tiltak mangler.');
    await form.getByRole('button').click();
    await mine.saved('Åpne planen for endring');
    expect(await planOf()).toMatchObject({ status: 'DRAFT', amendment: 1, amendmentReason: 'Ett tiltak mangler.' });
    await mine.main.getByText('Endring 1: Ett tiltak mangler.').waitFor();
    expect(await summaries()).toContain('Legg til tiltak');
  });

  it('keeps the reason for a change when her session expires', async () => {
    await step('propose', coordinator);
    await step('approve', steering);
    const address = `${graph.url}/min-side?fane=handlingsplan&ar=${YEAR}`;
    await shown.page.clock.install();
    await mine.open('COORDINATOR ous', 'handlingsplan', `&ar=${YEAR}`);
    await mine.main.getByText('Åpne planen for endring').click();
    await mine.main.getByLabel('Hvorfor planen skal endres').fill('Et utkast');
    await shown.page.clock.fastForward('01:01:00');
    await mine.main.getByRole('button', { name: 'Logg inn' }).waitFor();
    await shown.page.clock.setSystemTime(new Date());
    await mine.main.getByRole('button', { name: 'Logg inn' }).click();
    await shown.page.locator('button[name=person][value^="COORDINATOR ous"]').first().click();
    await shown.page.waitForURL(address);
    await mine.main.getByText('Her er det du hadde skrevet').waitFor();
    expect(await mine.main.getByLabel('Hvorfor planen skal endres').inputValue()).toBe('Et utkast');
  });

  it('takes what is left over into the next year, each measure once', async () => {
    await mine.open('COORDINATOR ous', 'handlingsplan');
    await mine.send('Åpne planen for endring', { fill: { 'Hvorfor planen skal endres': 'Ett til.' } });
    await mine.send('Legg til tiltak', { fill: { Tiltak: 'Tiltak tre' } });
    const title = `Ta tiltak med til ${YEAR + 1}`;
    const form = await mine.press(title, { tick: { 'Tiltak to': false, 'Tiltak tre': false } });
    const problem = (await form.locator('.ds-error-summary li').innerText()).trim();
    expect(await form.getByRole('group', { name: 'Tiltak som ikke er gjennomført' }).innerText()).toContain(problem);
    expect(await violationsOf(shown.page)).toEqual([]);
    await form.getByLabel('Tiltak to').setChecked(true);
    await form.getByRole('button').click();
    await mine.saved(title);
    const before = await measure('Tiltak to');
    expect((await planOf(YEAR + 1))?.measures).toEqual([
      expect.objectContaining({ title: 'Tiltak to', carriedFrom: before?.id, subGoal: '2.5', dueOn: null, status: 'PLANNED' }),
    ]);
    // What was done is not taken over; what was taken over is not offered again.
    await mine.form(title).locator(':scope > summary').click();
    await mine.form(title).getByLabel('Tiltak tre').waitFor();
    expect(await mine.form(title).getByRole('checkbox').count()).toBe(1);
    await mine.form(title).getByRole('button').click();
    await mine.saved(title);
    expect((await planOf(YEAR + 1))?.measures).toHaveLength(2);
    await expect.poll(summaries).not.toContain(title);
  });

  it('closes an approved plan whose year is over', async () => {
    const last = `&ar=${YEAR - 1}`;
    await mine.open('COORDINATOR ous', 'handlingsplan', last);
    await mine.send('Legg til tiltak', { fill: { Tiltak: 'Tiltak fra i fjor', Ansvarlig: 'Leder', Frist: `${YEAR - 1}-12-01` } });
    await step('propose', coordinator, { year: YEAR - 1, expectedVersion: (await planOf(YEAR - 1))?.version });
    await step('approve', steering, { year: YEAR - 1, expectedVersion: (await planOf(YEAR - 1))?.version });
    await shown.page.reload();
    await mine.send('Avslutt planen');
    expect(await planOf(YEAR - 1)).toMatchObject({ status: 'CLOSED' });
    // Nothing of it can be changed now; what is left can still be taken over.
    await expect.poll(summaries).toEqual([`Ta tiltak med til ${YEAR}`]);
  });
});

describe('a leader', () => {
  let filled: TestGraph;
  beforeAll(async () => {
    filled = await startTestGraph();
  });
  afterAll(() => filled?.close());

  it('acknowledges the edition that applies, also where she did an older one', async () => {
    mine = minePage(shown.page, filled.url);
    const editor = await tokenFor(filled, [{ role: 'REGION_EDITOR', sector: 'regional' }]);
    await mine.open('LEADER ous', 'dokumenter');
    const card = mine.main.locator('article').first();
    const slug = (await card.getAttribute('aria-labelledby')) ?? '';
    const button = card.getByRole('button', { name: /^Kvitter:/ });
    const label = (await button.getAttribute('aria-label')) ?? '';
    await button.click();
    await mine.saved(label);
    const addEdition = await filled.query<{ addDocumentEdition: { userErrors: object[] } }>(
      'mutation($input: AddDocumentEditionInput!) { addDocumentEdition(input: $input) { userErrors { code field message } } }',
      { input: { document: slug, label: '2.1', from: '2026-01-01', idempotencyKey: randomUUID() } },
      { as: editor },
    );
    expect([addEdition.data?.addDocumentEdition.userErrors, addEdition.errors]).toEqual([[], undefined]);
    await shown.page.reload();
    await card.getByText('for en annen utgave, ikke for denne').waitFor();
    await card.getByRole('heading', { name: /utgave 2\.1$/ }).waitFor();
    expect(await violationsOf(shown.page)).toEqual([]);
    await card.getByRole('button', { name: /^Kvitter: .*utgave 2\.1/ }).click();
    await card.getByText('✓ kvittert').waitFor();
    const { data } = await filled.query<{
      network: {
        units: { edges: { node: { name: string; acknowledgements: { documentId: string; documentVersion: string | null }[] } }[] };
      };
    }>(
      '{ network(slug: "ous") { units(first: 200) { edges { node { name acknowledgements { documentId documentVersion } } } } } }',
      {},
      { as: await tokenFor(filled, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]) },
    );
    const unit = data.network.units.edges.map(({ node }) => node).find(({ name }) => label.endsWith(`, ${name}`));
    const versions = unit?.acknowledgements.filter(({ documentId }) => documentId === slug).map(({ documentVersion }) => documentVersion);
    expect(versions?.toSorted()).toEqual(['2.1', null]);
  });
});
