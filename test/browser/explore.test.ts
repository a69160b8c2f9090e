import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type TestBrowser } from '../kit/browser.js';
import { type PlainGateway, startPlainGateway } from '../kit/plain-gateway.js';

let browser: TestBrowser;
let gateway: PlainGateway;
beforeAll(async () => {
  [browser, gateway] = await Promise.all([openBrowser(), startPlainGateway()]);
});
afterAll(() => Promise.all([browser.close(), gateway.close()]));

it('GraphiQL runs a query under a policy that lets it ask this host alone', async () => {
  const { page, problems, hostsBeside, close } = await browser.newPage();
  await page.goto(`${gateway.url}/explore?query=${encodeURIComponent('{ hello }')}`);
  await page.locator('.graphiql-execute-button').click();
  await page.locator('.result-window', { hasText: '"hello": "hello"' }).waitFor();
  expect([problems, hostsBeside(gateway.url)]).toEqual([[], []]);
  await expect(page.evaluate("fetch('https://example.org').then(() => 'asked', () => 'refused')")).resolves.toBe('refused');
  expect(problems.some((problem) => problem.includes('Content Security Policy'))).toBe(true);
  await close();
});
