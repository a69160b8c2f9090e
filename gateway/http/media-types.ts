/** What `/graphql` answers with. */
export type MediaType = 'application/json' | 'application/graphql-response+json';

/** In the order in which they are preferred where a client takes both equally. */
const OFFERED: readonly MediaType[] = ['application/json', 'application/graphql-response+json'];

/**
 * The media type of the answer, by the `Accept` header (RFC 9110, 12.5.1); the one that stands first wins among equals.
 * @returns null if none of ours is acceptable
 */
export function chooseMediaType(accept: string | undefined): MediaType | null {
  if (accept === undefined || accept === '*/*' || accept === 'application/json' || accept === '') return 'application/json';
  const ranges = accept.split(',').map(readRange);
  const rated = OFFERED.map((type) => {
    const range = ranges.filter(({ name }) => covers(name, type)).toSorted((a, b) => precision(b.name) - precision(a.name))[0];
    return { type, quality: range?.quality ?? 0, place: range ? ranges.indexOf(range) : 0 };
  });
  const [best] = rated.filter(({ quality }) => quality > 0).toSorted((a, b) => b.quality - a.quality || a.place - b.place);
  return best?.type ?? null;
}

interface MediaRange {
  readonly name: string;
  /** From 0 (never) to 1. */
  readonly quality: number;
}

function readRange(text: string): MediaRange {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
  return { name, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

const covers = (range: string, type: MediaType) => range === type || range === '*/*' || range === 'application/*';
const precision = (range: string) => (range === '*/*' ? 0 : range.endsWith('/*') ? 1 : 2);

/** Whether a `Content-Type` says JSON, in UTF-8 if it names a charset (CVE-2026-23897: other charsets cost a parser dearly). */
export function isJson(contentType: string): boolean {
  if (contentType === 'application/json') return true;
  const [essence = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  return essence === 'application/json' && parameters.every((parameter) => !/^charset\s*=/.test(parameter) || UTF8.test(parameter));
}

const UTF8 = /^charset\s*=\s*(utf-8|"utf-8")$/;
