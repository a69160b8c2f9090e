/** Where this script came from: the gateway, whatever page it is in. */
const SCRIPT = import.meta.url;

/**
 * Address of a feed: beside the script, or beside what the attribute `src` names.
 * @param parameters those that are null or empty are left out
 */
export function feedAddress(element: Element, path: string, parameters: Readonly<Record<string, string | null>>): URL {
  const address = new URL(path, new URL(element.getAttribute('src') ?? '.', SCRIPT));
  for (const [name, value] of Object.entries(parameters)) if (value) address.searchParams.set(name, value);
  return address;
}

/** A link of the web; null for all else (`javascript:`, `data:`), which data must never bring into a page. */
export function webLink(text: string | null | undefined): string | null {
  if (!text || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** Opens a mail to an address; null if it is none. */
export const mailLink = (address: string): string | null =>
  /^[^\s@]+@[^\s@]+$/.test(address) ? `mailto:${address.split('@').map(encodeURIComponent).join('@')}` : null;

/** Rings a number. */
export const phoneLink = (number: string): string => `tel:${number.replaceAll(/[^+\d]/g, '')}`;
