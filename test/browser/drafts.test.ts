import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser, type TestBrowser, violationsOf, type WatchedPage } from '../kit/browser.js';
import { signInAs } from '../kit/sign-in-page.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** What somebody writes into a form outlives her session, and is for nobody else. */

const TITLE = 'Temakveld om smertelindring';
let browser: TestBrowser;
let graph: TestGraph;
let shown: WatchedPage;

beforeAll(async () => {
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
});
afterAll(() => Promise.all([browser, graph].map((one) => one?.close())));
beforeEach(async () => {
  shown = await browser.newPage();
  shown.page.setDefaultTimeout(30_000);
});
afterEach(() => shown.close());

const main = () => shown.page.getByRole('main');
const address = () => `${graph.url}/min-side?fane=arrangementer`;
const form = () => main().locator('details.change', { hasText: 'Planlegg arrangement' }).first().locator('form');
const titleField = () => form().getByLabel('Tittel');
const kept = () => shown.page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');

async function write(): Promise<void> {
  await main().getByText('Planlegg arrangement').click();
  await titleField().fill(TITLE);
  await form().getByLabel('Type').selectOption('COURSE');
  await form().getByLabel('Dato').fill('2041-05-06');
}

/** An hour and a minute go by for the page; the issuer's clock stands meanwhile, so that it is put right again. */
async function expire(): Promise<void> {
  await shown.page.clock.fastForward('01:01:00');
  await main().getByRole('button', { name: 'Logg inn' }).waitFor();
  await shown.page.clock.setSystemTime(new Date());
}

async function signInAgain(person: string): Promise<void> {
  await main().getByRole('button', { name: 'Logg inn' }).click();
  await shown.page.locator(`button[name=person][value^="${person}"]`).first().click();
  await shown.page.waitForURL(address());
  await shown.page.getByRole('banner').getByRole('button', { name: 'Logg ut' }).waitFor();
}

describe('what is written into a form', () => {
  beforeEach(async () => {
    await shown.page.clock.install();
    await signInAs(shown.page, address(), 'COORDINATOR ous');
    await write();
  });

  it('is back after the session has expired and she has signed in again, can be sent, and leaves nothing behind', async () => {
    await expire();
    await main().getByText('Det du hadde skrevet og ikke lagret, er her fortsatt').waitFor();
    // Whoever passes by sees that something waits, but not what.
    expect(await shown.page.locator('body').innerText()).not.toContain(TITLE);
    expect(await violationsOf(shown.page)).toEqual([]);
    await signInAgain('COORDINATOR ous');
    await form().getByText('Her er det du hadde skrevet').waitFor();
    expect(await titleField().inputValue()).toBe(TITLE);
    expect(await form().getByLabel('Type').inputValue()).toBe('COURSE');
    expect(await form().getByLabel('Dato').inputValue()).toBe('2041-05-06');
    expect(await violationsOf(shown.page)).toEqual([]);
    await form().getByRole('button', { name: 'Planlegg arrangement' }).click();
    await main().locator('.mine-notice').getByText('lagret').waitFor();
    await main().getByRole('heading', { name: TITLE }).waitFor();
    expect(await kept()).not.toContain(TITLE);
    expect(shown.problems).toEqual([]);
  });

  it('is told to be kept where the graph takes the token no more, and is back after signing in from there', async () => {
    // The answer is the graph's own.
    await shown.page.route('**/graphql', (route) => {
      const isPlan = (route.request().postData() ?? '').includes('MinePlanEventOus');
      return route.continue(isPlan ? { headers: { ...route.request().headers(), authorization: 'Bearer expired' } } : {});
    });
    await form().getByRole('button', { name: 'Planlegg arrangement' }).click();
    await form().getByText('det du har skrevet, kommer tilbake').waitFor();
    expect(await titleField().inputValue()).toBe(TITLE);
    await form().getByRole('button', { name: 'Logg inn igjen' }).click();
    await shown.page.locator('button[name=person][value^="COORDINATOR ous"]').first().click();
    await form().getByText('Her er det du hadde skrevet').waitFor();
    expect(await titleField().inputValue()).toBe(TITLE);
  });

  it('is told to be sent a little later where there is too much to do: it was surely not saved', async () => {
    await shown.page.route('**/graphql', (route) => {
      const isPlan = (route.request().postData() ?? '').includes('MinePlanEventOus');
      const answer = { errors: [{ message: 'busy', extensions: { code: 'GATEWAY_OVERLOADED' } }] };
      return isPlan ? route.fulfill({ status: 503, contentType: 'application/graphql-response+json', json: answer }) : route.fallback();
    });
    await form().getByRole('button', { name: 'Planlegg arrangement' }).click();
    await form().getByText('endringen er ikke lagret. Vent litt').waitFor();
    expect(await titleField().inputValue()).toBe(TITLE);
  });

  it('is gone when she signs out', async () => {
    expect(await kept()).toContain(TITLE);
    await shown.page.getByRole('banner').getByRole('button', { name: 'Logg ut' }).click();
    await shown.page.waitForURL(`${graph.url}/`);
    expect(await kept()).not.toContain(TITLE);
  });

  it('is gone when somebody else signs in after her', async () => {
    await expire();
    await signInAgain('COORDINATOR lovisenberg');
    await main().getByText('Planlegg arrangement').waitFor();
    expect(await kept()).not.toContain(TITLE);
    expect(await main().locator('form').count()).toBe(0);
  });

  it('is gone when she says so, and when she closes the form', async () => {
    await expire();
    await main().getByRole('button', { name: 'Slett det jeg hadde skrevet' }).click();
    expect(await kept()).not.toContain(TITLE);
    await signInAgain('COORDINATOR ous');
    await write();
    expect(await kept()).toContain(TITLE);
    await main().getByText('Planlegg arrangement').first().click();
    await expect.poll(kept).not.toContain(TITLE);
  });
});

it('a draft does not overwrite what others changed while she was away', async () => {
  await signInAs(shown.page, address(), 'COORDINATOR ous');
  const change = async (page: typeof shown.page, place: string) => {
    const card = page.getByRole('main').locator('article').first();
    const details = card.locator('details.change', { has: page.locator('summary', { hasText: /^\s*Endre/ }) });
    await details.locator('summary').click();
    await details.getByLabel('Sted').fill(place);
    return details;
  };
  await change(shown.page, 'Mitt sted');
  const other = await browser.newPage();
  try {
    await signInAs(other.page, address(), 'COORDINATOR ous');
    const theirs = await change(other.page, 'Deres sted');
    await theirs.getByRole('button', { name: 'Lagre' }).click();
    await other.page.locator('.mine-notice').getByText('lagret').waitFor();
  } finally {
    await other.close();
  }
  // Loaded anew, the page knows the new version; the draft is still of the old one.
  await shown.page.reload();
  await main().getByText('Her er det du hadde skrevet').waitFor();
  expect(await main().getByLabel('Sted').inputValue()).toBe('Mitt sted');
  await main().getByRole('button', { name: 'Lagre' }).click();
  await main().getByText('Noen andre har endret dette').waitFor();
  await main().getByRole('button', { name: 'Hent det nye' }).click();
  await expect.poll(() => main().getByLabel('Sted').inputValue()).toBe('Deres sted');
});
