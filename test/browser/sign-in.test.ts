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

const banner = () => shown.page.getByRole('banner');

describe('signing in', () => {
  it('leads back to the address that one came from, says who one is, and asks no other host', async () => {
    await signInAs(shown.page, `${graph.url}/min-side?fane=bekreft&lang=nn`, 'COORDINATOR ous');
    await banner().getByText('Innlogga som koordinator, Oslo universitetssykehus').waitFor();
    expect(shown.page.url()).toBe(`${graph.url}/min-side?fane=bekreft&lang=nn`);
    expect(shown.hostsBeside(graph.url)).toEqual([]);
    expect(shown.problems).toEqual([]);
  });

  it('leaves no token where another page would find it, and holds after the page is loaded anew', async () => {
    await signInAs(shown.page, `${graph.url}/min-side`, 'COORDINATOR ous');
    const kept = () => shown.page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
    expect(String(await kept())).not.toMatch(/eyJ/);
    await shown.page.reload();
    await banner().getByText('Innlogget som koordinator').waitFor();
    expect(shown.page.url()).toBe(`${graph.url}/min-side`);
    expect(String(await kept())).not.toMatch(/eyJ/);
  });

  it('ends with signing out, for the issuer too', async () => {
    await signInAs(shown.page, `${graph.url}/min-side`, 'COORDINATOR ous');
    await banner().getByRole('button', { name: 'Logg ut' }).click();
    await shown.page.waitForURL(`${graph.url}/`);
    await banner().getByRole('button', { name: 'Logg inn' }).waitFor();
    await shown.page.goto(`${graph.url}/min-side`);
    await shown.page.getByRole('main').getByRole('button', { name: 'Logg inn' }).waitFor();
    expect(shown.problems).toEqual([]);
  });

  it('takes no code that this window has not asked for', async () => {
    await shown.page.goto(`${graph.url}/innlogging?code=stolen&state=other&iss=${graph.url}/oidc`);
    await shown.page.getByRole('alert').getByText('Innloggingen ble ikke fullført').waitFor();
    expect(shown.page.url()).toBe(`${graph.url}/innlogging`);
    expect(await violationsOf(shown.page)).toEqual([]);
  });

  it('takes no answer with another state', async () => {
    await shown.page.route('**/oidc/authorize', async (route) => {
      const response = await route.fetch({ maxRedirects: 0 });
      const location = new URL(response.headers().location ?? '');
      location.searchParams.set('state', 'another');
      await route.fulfill({ response, headers: { ...response.headers(), location: String(location) } });
    });
    await shown.page.goto(`${graph.url}/min-side`);
    await banner().getByRole('button', { name: 'Logg inn' }).click();
    await shown.page.locator('button[name=person]').first().click();
    await shown.page.getByRole('alert').getByText('Innloggingen ble ikke fullført').waitFor();
  });

  it('is offered by a page of the issuer that has nothing that axe finds, at 320 px too', async () => {
    await shown.page.setViewportSize({ width: 320, height: 700 });
    await shown.page.goto(`${graph.url}/min-side`);
    await banner().getByRole('button', { name: 'Logg inn' }).click();
    await shown.page.getByRole('heading', { name: 'Velg hvem du er' }).waitFor();
    expect(await violationsOf(shown.page)).toEqual([]);
    expect(await scrollsSideways(shown.page)).toBe(false);
    expect(shown.problems).toEqual([]);
  });
});
