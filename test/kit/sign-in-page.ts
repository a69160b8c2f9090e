import type { Page } from 'playwright-core';

/**
 * Signs somebody in by the page, as a reader does it: from an address, by the development issuer, back to that address.
 * @param person key of the person, or its beginning
 */
export async function signInAs(page: Page, address: string, person: string): Promise<void> {
  await page.goto(address);
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^(Logg inn|Sign in)$/ })
    .click();
  await page.locator(`button[name=person][value^="${person}"]`).first().click();
  await page.waitForURL(address);
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^(Logg ut|Sign out)$/ })
    .waitFor();
}
