import { FeedRefusal } from './fetch-feed.js';
import { formatNames, type Language } from './language.js';
import { make } from './make-element.js';
import { makeStyles } from './styles.js';
import type { Words } from './words.js';

/** What a component speaks. */
export interface Speech {
  readonly language: Language;
  readonly words: Words;
}

/** What of a feed is shown. */
export interface Content {
  readonly body: readonly Node[];
  /** Entries; with none, the page's own link is shown, too. */
  readonly count: number;
  /** That there is more than is shown, in words: then the page's own link is shown, too; null if this is all. */
  readonly more: string | null;
  /** Names of sectors that did not answer. */
  readonly missing: readonly string[];
  readonly demo: boolean;
}

const HEADINGS = new Map([...'23456'].map((level) => [level, `h${level}` as 'h2' | 'h3' | 'h4' | 'h5' | 'h6']));

/** The inside of a component. Its live regions are there from the start, so that screen readers say what comes into them. */
export class Frame {
  readonly #host: HTMLElement;
  readonly #heading = make('div', {});
  readonly #body = make('div', {});
  readonly #status = make('div', { role: 'status' });
  readonly #alert = make('div', { role: 'alert' });
  readonly #fallback = make('slot', {});
  readonly #whole = make('div', { part: 'container' }, this.#heading, this.#body, this.#status, this.#alert, this.#fallback);

  constructor(host: HTMLElement) {
    this.#host = host;
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [makeStyles()];
    shadow.append(this.#whole);
  }

  /** Something is being loaded; what is there stays until it has come. */
  wait(heading: string, { language }: Speech): void {
    this.#whole.lang = language;
    this.#whole.ariaBusy = 'true';
    const tag = HEADINGS.get(this.#host.getAttribute('heading-level') ?? '2');
    this.#heading.replaceChildren(...(tag ? [make(tag, { part: 'heading' }, heading)] : []));
  }

  /** Shows what has come. */
  show({ body, count, more, missing, demo }: Content, { words, language }: Speech): void {
    const silent = missing.length > 0 ? [make('p', { part: 'notice' }, words.silent(formatNames(missing, language)))] : [];
    const rest = more === null ? [] : [make('p', { part: 'more' }, more)];
    this.#body.replaceChildren(...(demo ? [make('p', { part: 'demo' }, words.demo)] : []), ...body, ...rest);
    this.#status.replaceChildren(...silent);
    this.#alert.replaceChildren();
    this.#settle(count === 0 || more !== null);
  }

  /** Says that nothing has come, and shows what the page itself has written. */
  fail(error: Error, { words }: Speech): void {
    const text = error instanceof FeedRefusal ? words.refused(this.#named(error.parameter)) : words.failed;
    this.#body.replaceChildren();
    this.#status.replaceChildren();
    this.#alert.replaceChildren(make('p', { part: 'error' }, text));
    this.#settle(true);
  }

  #settle(withFallback: boolean): void {
    this.#whole.ariaBusy = 'false';
    this.#fallback.hidden = !withFallback;
  }

  /** What of the page's tag is wrong: `network="nowhere"`. */
  #named(parameter: string | null): string {
    const argument = parameter?.split('.').at(-1) ?? '';
    const attribute = argument.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const value = this.#host.getAttribute(attribute);
    return value === null ? attribute || this.#host.localName : `${attribute}="${value}"`;
  }
}
