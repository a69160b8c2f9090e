import type { Locator, Page } from 'playwright-core';
import { signInAs } from './sign-in-page.js';

/** How a form is filled in and sent. */
export interface SendOptions {
  /** Where it is looked for; left out, on the whole page. */
  readonly within?: Locator;
  /** What to write or choose, by label of the field. */
  readonly fill?: Readonly<Record<string, string>>;
  /** What to open before: names of folded parts of the form. */
  readonly unfold?: readonly string[];
  /** What to tick (true) or not (false), by label. */
  readonly tick?: Readonly<Record<string, boolean>>;
  /** What the button says; left out, the name of the form. */
  readonly submit?: string;
}

/** /min-side, as somebody who is signed in uses it. */
export interface MinePage {
  readonly main: Locator;
  /** Goes to a part of it, signing in first. */
  open(person: string, tab: string, more?: string): Promise<void>;
  /** The first card with some words in its heading. */
  card(heading: string): Locator;
  /** The folded form of a name. */
  form(title: string, within?: Locator): Locator;
  /** Opens a form by its name, fills it in, and presses its button. */
  press(title: string, options?: SendOptions): Promise<Locator>;
  /** As {@link press}, and waits until the page says that it is done. */
  send(title: string, options?: SendOptions): Promise<void>;
  /** Waits until the page says that something is done. */
  saved(what: string): Promise<void>;
}

/** See {@link MinePage}. */
export function minePage(page: Page, origin: string): MinePage {
  const main = page.getByRole('main');
  const form = (title: string, within: Locator = main) =>
    within.locator('details.change', { has: page.locator(':scope > summary', { hasText: new RegExp(`^\\s*${title}(\\s|$)`) }) }).first();
  const saved = (what: string) => main.locator('.mine-notice').getByText(`Lagret: ${what}.`, { exact: true }).waitFor();

  async function press(title: string, { within, fill = {}, unfold = [], tick = {}, submit = title }: SendOptions = {}): Promise<Locator> {
    const change = form(title, within);
    await change.locator(':scope > summary').click();
    const fields = change.locator('form');
    for (const name of unfold) await fields.locator('details > summary', { hasText: name }).click();
    for (const [label, value] of Object.entries(fill)) {
      const field = fields.getByLabel(label, { exact: true });
      if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
      else await field.fill(value);
    }
    for (const [label, isTicked] of Object.entries(tick)) await fields.getByLabel(label, { exact: true }).setChecked(isTicked);
    await fields.getByRole('button', { name: submit }).click();
    return fields;
  }

  return {
    main,
    form,
    saved,
    press,
    open: (person, tab, more = '') => signInAs(page, `${origin}/min-side?fane=${tab}${more}`, person),
    card: (heading) => main.locator('article', { has: page.getByRole('heading', { name: heading }) }).first(),
    send: async (title, options) => {
      await press(title, options);
      await saved(title);
    },
  };
}
