/** What the style sheets of the page say of a shape, and a file of its own has to say for itself. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'paint-order',
  'font-size',
  'font-style',
  'font-weight',
];
/** What is drawn; all else holds these together. */
const DRAWN = new Set(['circle', 'line', 'path', 'polygon', 'rect', 'text', 'tspan']);
/** What belongs to the page: how one moves in it, and what names it there. */
const OF_THE_PAGE = /^(class|tabindex|role|href|data-.*|aria-.*)$/;

/** A picture as it looks now, without the page: its looks are attributes, and what it says to those who do not see it are titles. */
export function copyPicture(shown: SVGSVGElement): SVGSVGElement {
  const copy = shown.cloneNode(true) as SVGSVGElement;
  const originals = [shown, ...shown.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[index];
    if (!original) continue;
    const words = element === copy ? null : element.getAttribute('aria-label');
    for (const name of element.getAttributeNames()) if (OF_THE_PAGE.test(name)) element.removeAttribute(name);
    if (DRAWN.has(element.localName)) keepLooks(element, getComputedStyle(original));
    if (words !== null) element.prepend(Object.assign(document.createElementNS(copy.namespaceURI, 'title'), { textContent: words }));
  }
  // The file has one title, that of the whole.
  copy.querySelector(':scope > title')?.remove();
  return copy;
}

function keepLooks(element: Element, style: CSSStyleDeclaration): void {
  for (const name of LOOKS) element.setAttribute(name, style.getPropertyValue(name).replaceAll('"', ''));
}
