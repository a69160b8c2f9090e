/** Attributes of an element that is made; those that are null are left out. */
export type Attributes = Readonly<Record<string, string | null>>;

/** Makes an element. Text stays text: nothing that comes from elsewhere is ever read as HTML. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A link, or the bare text where there is nowhere to go. */
export const makeLink = (href: string | null, part: string, text: string, lang: string | null = null): HTMLElement =>
  href === null ? make('span', { part, lang }, text) : make('a', { part: `link ${part}`, href, lang }, text);
