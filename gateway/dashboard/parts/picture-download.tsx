import { Button } from '@digdir/designsystemet-react';
import type { RefObject } from 'react';
import { figureTexts } from '../texts/figure.js';
import { useTexts } from '../texts/use-language.js';
import { pictureSvg } from './picture-svg.js';
import { saveFile } from './save-file.js';
import { useSourceRemarks } from './use-source-remarks.js';

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
  const remarks = useSourceRemarks();
  if (remarks === null) return null;
  const save = () => {
    if (!within.current) return;
    const { about, origin, demo } = remarks();
    const text = pictureSvg(within.current, {
      title,
      summary,
      demo,
      remarks: [
        ...about,
        ...[...within.current.querySelectorAll('.break-list > li')].map((item, index) => `${index + 1}. ${item.textContent}`),
        ...origin,
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
