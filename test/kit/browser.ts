import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.js';

/** A real browser, for one test file. */
export interface TestBrowser {
  /** Opens a page in a context of its own: no cookies, cache or storage of another test. */
  newPage(options?: PageOptions): Promise<WatchedPage>;
  close(): Promise<void>;
}

/** How a page is shown. */
export interface PageOptions {
  /** CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Language of the reader, as BCP 47. */
  readonly locale?: string;
  /** Anything else that Playwright knows, for example `reducedMotion` or `javaScriptEnabled`. */
  readonly context?: BrowserContextOptions;
}

/** A page, and what happened in it. */
export interface WatchedPage {
  readonly page: Page;
  /** What the console called an error or a warning, exceptions that nobody caught, and breaches of the Content-Security-Policy. */
  readonly problems: string[];
  /** Addresses that it asked for, in order; those without a host (`data:`, `blob:`, `about:`) are left out. */
  readonly requests: string[];
  /** Hosts that it asked beside these. */
  hostsBeside(...origins: readonly string[]): string[];
  close(): Promise<void>;
}

/** Launches Chromium, once a file: `beforeAll(async () => { browser = await openBrowser(); })`. */
export async function openBrowser(): Promise<TestBrowser> {
  // As root, Chromium cannot set its sandbox up.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('there is no Chromium here; name one by CHROMIUM');
  const browser = await chromium.launch({ executablePath, args });
  return {
    newPage: async ({ width = 1_280, height = 900, locale = 'nb-NO', context: more = {} } = {}) => {
      const context = await browser.newContext({ viewport: { width, height }, locale, timezoneId: 'Europe/Oslo', ...more });
      return watch(await context.newPage());
    },
    close: () => browser.close(),
  };
}

function watch(page: Page): WatchedPage {
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url())) requests.push(request.url());
  });
  return {
    page,
    problems,
    requests,
    hostsBeside: (...origins) => {
      const known = new Set(origins.map((origin) => new URL(origin).host));
      return [...new Set(requests.map((url) => new URL(url).host))].filter((host) => !known.has(host));
    },
    close: () => page.context().close(),
  };
}

/** What axe finds wrong with a page as it is now, by every rule that it has; one line a place: `rule: element: what to do`. */
export async function violationsOf(page: Page): Promise<string[]> {
  // The other mode opens a page of its own to sum up frames, which takes twice as long; there are no frames.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(' ')}: ${failureSummary?.replaceAll(/\s+/g, ' ')}`),
  );
}

/** Whether a page has to be scrolled sideways: it must not at 320 px (WCAG 2.1, 1.4.10). */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
