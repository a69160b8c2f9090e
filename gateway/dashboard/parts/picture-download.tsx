import { Button } from '@digdir/designsystemet-react';
import type { RefObject } from 'react';
import { figureTexts } from '../texts/figure.js';
import { shellTexts } from '../texts/shell.js';
import { useFormat } from '../texts/use-format.js';
import { useTexts } from '../texts/use-language.js';
import { usePictureSource } from './picture-source.js';
import { pictureSvg } from './picture-svg.js';
import { saveFile } from './save-file.js';

/** The picture on the page that is taken along. */
export interface PictureDownloadProps {
  /** Where the picture and the key to it are. */
  readonly within: RefObject<HTMLElement | null>;
  readonly title: string;
  /** What it shows, in words. */
  readonly summary: string;
}

/** A button that gives a picture as a file that stands alone: with title, source, day, and the mark of demo data. */
export function PictureDownload({ within, title, summary }: PictureDownloadProps) {
  const texts = useTexts(figureTexts);
  const shell = useTexts(shellTexts);
  const format = useFormat();
  const source = usePictureSource();
  if (source === null) return null;
  const { about, sources, at, isDemo } = source;
  const names = (isAnswered: boolean) => sources.flatMap(({ name, answers }) => (answers === isAnswered ? [name] : []));
  const save = () => {
    if (!within.current) return;
    const missing = names(false);
    const text = pictureSvg(within.current, {
      title,
      summary,
      demo: isDemo ? shell.demo : null,
      remarks: [
        ...(about === null ? [] : [about]),
        ...[...within.current.querySelectorAll('.break-list > li')].map((item, index) => `${index + 1}. ${item.textContent}`),
        // What is shown of somebody who does not answer now is older than the rest.
        ...[...document.querySelectorAll('.stale-mark > p')].map(({ textContent }) => textContent ?? ''),
        ...(missing.length > 0 ? [texts.pictureWithout(missing.join(', '))] : []),
        texts.pictureSource(shell.site, names(true).join(', ')),
        texts.pictureFetched(format.instant(at.toISOString()), location.origin),
      ],
    });
    if (text !== null) saveFile(`${title}.svg`, text, 'image/svg+xml');
  };
  return (
    <Button variant="tertiary" data-size="sm" className="picture-download" onClick={save}>
      {texts.downloadPicture}
      <span className="visually-hidden">: {title}</span>
    </Button>
  );
}
