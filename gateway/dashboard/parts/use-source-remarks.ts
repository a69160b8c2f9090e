import { figureTexts } from '../texts/figure.js';
import { shellTexts } from '../texts/shell.js';
import { useFormat } from '../texts/use-format.js';
import { useTexts } from '../texts/use-language.js';
import { usePictureSource } from './picture-source.js';

/** What a file says of the figures in it, for it leaves the page. */
export interface SourceRemarks {
  /** What was counted, where nothing else says it. */
  readonly about: readonly string[];
  /** Of whom the figures are and of when, and of whom there are none. */
  readonly origin: readonly string[];
  /** What marks it as invented; null if nothing is. */
  readonly demo: string | null;
}

/** Reads what is to be said when a file is made; null where nothing is known of the source, and then there is no file. */
export function useSourceRemarks(): (() => SourceRemarks) | null {
  const texts = useTexts(figureTexts);
  const shell = useTexts(shellTexts);
  const format = useFormat();
  const source = usePictureSource();
  if (source === null) return null;
  const { about, sources, at, isDemo } = source;
  const names = (isAnswered: boolean) => sources.flatMap(({ name, answers }) => (answers === isAnswered ? [name] : []));
  const missing = names(false);
  return () => ({
    about: about === null ? [] : [about],
    origin: [
      // What is shown of somebody who does not answer now is older than the rest.
      ...[...document.querySelectorAll('.stale-mark > p')].map(({ textContent }) => textContent ?? ''),
      ...(missing.length > 0 ? [texts.pictureWithout(missing.join(', '))] : []),
      texts.pictureSource(shell.site, names(true).join(', ')),
      texts.pictureFetched(format.instant(at.toISOString()), location.origin),
    ],
    demo: isDemo ? shell.demo : null,
  });
}
