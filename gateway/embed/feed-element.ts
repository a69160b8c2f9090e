import { FeedRefusal, fetchFeed } from './fetch-feed.js';
import { type Content, Frame, type Speech } from './frame.js';
import { languageOf } from './language.js';
import { WORDS } from './words.js';

/** Attributes that every component has. */
export const COMMON_ATTRIBUTES = ['lang', 'heading', 'heading-level', 'src', 'count'];

/**
 * A component that shows a feed. What the page writes inside of it, a link, is shown until the feed is there, and stays where it does not
 * come. Dispatches `load` (detail: `count`, `missing`) or `error` (detail: `message`).
 */
export abstract class FeedElement<Feed> extends HTMLElement {
  readonly #frame = new Frame(this);
  #loading: AbortController | null = null;
  #isDue = false;

  /** Where the feed is; null if the page says too little. */
  protected abstract address(): URL | null;
  /** What the heading says if the page does not. */
  protected abstract headingOf(speech: Speech): string;
  /** Builds what is shown. @throws if the feed has another form */
  protected abstract contentOf(feed: Feed, speech: Speech): Content;

  connectedCallback(): void {
    this.#refresh();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#refresh();
  }

  disconnectedCallback(): void {
    this.#loading?.abort();
  }

  /** Loads once for all attributes that a script sets in a row. */
  #refresh(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      if (this.isConnected) void this.#load();
    });
  }

  async #load(): Promise<void> {
    this.#loading?.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    const language = languageOf(this);
    const speech = { language, words: WORDS[language] };
    this.#frame.wait(this.getAttribute('heading') ?? this.headingOf(speech), speech);
    try {
      const address = this.address();
      if (address === null) throw new FeedRefusal(`${this.localName} lacks an attribute`, null);
      const content = this.contentOf(await fetchFeed<Feed>(address, signal), speech);
      if (signal.aborted) return;
      this.#frame.show(content, speech);
      this.dispatchEvent(new CustomEvent('load', { detail: { count: content.count, missing: content.missing } }));
    } catch (error) {
      if (signal.aborted) return;
      const failure = error instanceof Error ? error : new Error(String(error));
      this.#frame.fail(failure, speech);
      this.dispatchEvent(new CustomEvent('error', { detail: { message: failure.message } }));
    }
  }
}
