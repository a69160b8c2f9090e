import { copyPicture } from './copy-picture.js';

/** What stands around a picture in its file. */
export interface PictureWords {
  readonly title: string;
  /** What it shows, in words. */
  readonly summary: string;
  /** Lines below it: source, day, and what else a reader must know. */
  readonly remarks: readonly string[];
  /** What marks it as invented; null if nothing is. */
  readonly demo: string | null;
}

const SVG = 'http://www.w3.org/2000/svg';
const [MARGIN, NARROWEST] = [16, 320];
/** Sizes of letters, and how high a line is and how broad a letter, in parts of that. */
const [TITLE, TEXT, LINE, BREADTH] = [20, 13, 1.4, 0.6];
/** Of a sign in the key to the picture. */
const SIGN = 18;

/**
 * Makes a file of a picture of the page that says for itself what it shows, of what and when.
 * @param figure where the picture and the key to it are
 */
export function pictureSvg(figure: Element, words: PictureWords): string | null {
  const shown = figure.querySelector<SVGSVGElement>('svg.plot, svg.cartogram, svg.area-map');
  if (!shown) return null;
  const { width: shownWidth } = shown.getBoundingClientRect();
  const { viewBox } = shown;
  const inner = Math.max(shownWidth, NARROWEST);
  const height = (inner * viewBox.baseVal.height) / viewBox.baseVal.width;
  const root = make('svg', { role: 'img', 'aria-labelledby': 'title summary', 'font-family': 'Inter, system-ui, sans-serif' });
  const ground = make('rect', { fill: '#fff' });
  root.append(make('title', { id: 'title' }, words.title), make('desc', { id: 'summary' }, words.summary), ground);
  let y = MARGIN;
  const write = (text: string, size: number, more: Record<string, string> = {}) => {
    for (const line of wrap(text, inner / (size * BREADTH))) {
      y += size * LINE;
      root.append(make('text', { x: MARGIN, y, 'font-size': size, fill: '#10222b', ...more }, line));
    }
  };
  write(words.title, TITLE, { 'font-weight': '600' });
  if (words.demo !== null) write(words.demo, TEXT, { 'font-weight': '600', fill: '#8a1f11' });
  y += MARGIN;
  root.append(place(copyPicture(shown), MARGIN, y, inner, height));
  y += height + MARGIN / 2;
  for (const entry of figure.querySelectorAll('.legend-entry')) {
    const sign = entry.querySelector('svg');
    const breadth = sign ? (SIGN * sign.viewBox.baseVal.width) / sign.viewBox.baseVal.height : 0;
    if (sign) root.append(place(copyPicture(sign), MARGIN, y + 4, breadth, SIGN));
    root.append(make('text', { x: MARGIN + breadth + 8, y: y + SIGN, 'font-size': TEXT, fill: '#10222b' }, textOf(entry)));
    y += SIGN + 6;
  }
  for (const line of [words.summary, ...words.remarks]) write(line, TEXT);
  const size = { width: Math.ceil(inner + 2 * MARGIN), height: Math.ceil(y + MARGIN) };
  for (const [name, value] of Object.entries(size)) for (const element of [root, ground]) element.setAttribute(name, String(value));
  root.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

function make(name: string, attributes: Record<string, string | number>, text = ''): Element {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
}

function place(picture: SVGSVGElement, x: number, y: number, width: number, height: number): SVGSVGElement {
  for (const [name, value] of Object.entries({ x, y, width, height })) picture.setAttribute(name, String(value));
  return picture;
}

/** Lines of so many letters at most; SVG has no lines of its own. */
function wrap(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const textOf = (element: Element): string => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
