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

  describe('that fails says so in words, and leads to where one wanted to be when it is tried again', () => {
    const ADDRESS = '/min-side?fane=handlingsplan';
    const TRY_AGAIN = 'Prøv å logge inn igjen';
    const choose = () => shown.page.locator('button[name=person][value^="COORDINATOR ous"]').first().click();
    const begin = async () => {
      await shown.page.goto(graph.url + ADDRESS);
      await banner().getByRole('button', { name: 'Logg inn' }).click();
    };
    const alert = () => shown.page.getByRole('main').getByRole('alert');
    const tryAgain = async () => {
      await alert().getByRole('button', { name: TRY_AGAIN }).click();
      await choose();
      await banner().getByText('Innlogget som koordinator').waitFor();
      expect(shown.page.url()).toBe(graph.url + ADDRESS);
    };

    it('with a code that is used up', async () => {
      const token = '**/oidc/token';
      await shown.page.route(token, async (route) => {
        // Somebody was faster: the same code is spent once before.
        await route.fetch();
        await route.continue();
      });
      await begin();
      await choose();
      await alert().getByText('Innloggingen ble ikke fullført').waitFor();
      expect(await violationsOf(shown.page)).toEqual([]);
      await shown.page.unroute(token);
      await tryAgain();
    });

    it('with an issuer that is gone when one comes back from it, and still when one tries again', async () => {
      const issuer = /oidc\/(token|\.well-known)|well-known.*oidc/;
      await begin();
      await shown.page.locator('button[name=person]').first().waitFor();
      await shown.page.route(issuer, (route) => route.abort('connectionrefused'));
      await choose();
      await alert().getByText('Innloggingen ble ikke fullført').waitFor();
      await alert().getByRole('button', { name: TRY_AGAIN }).click();
      await alert().getByText('Innloggingstjenesten svarer ikke').waitFor();
      await shown.page.unroute(issuer);
      await tryAgain();
    });

    it('with an issuer that is gone from the beginning', async () => {
      const issuer = /well-known/;
      await shown.page.route(issuer, (route) => route.abort('connectionrefused'));
      await begin();
      await banner().getByRole('alert').getByText('Innloggingstjenesten svarer ikke').waitFor();
      await shown.page.unroute(issuer);
      await banner().getByRole('button', { name: 'Logg inn' }).click();
      await choose();
      await banner().getByText('Innlogget som koordinator').waitFor();
      expect(shown.page.url()).toBe(graph.url + ADDRESS);
    });

    it('with the address of an answer that was there before', async () => {
      await begin();
      await choose();
      await banner().getByText('Innlogget som koordinator').waitFor();
      await shown.page.goto(`${graph.url}/innlogging?code=again&state=again&iss=${graph.url}/oidc`);
      await alert().getByText('Innloggingen ble ikke fullført').waitFor();
      await alert().getByRole('button', { name: TRY_AGAIN }).click();
      await choose();
      await shown.page.waitForURL(`${graph.url}/min-side`);
    });
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
