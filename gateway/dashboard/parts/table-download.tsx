import { Button } from '@digdir/designsystemet-react';
import type { RefObject } from 'react';
import { partsTexts } from '../texts/parts.js';
import { useLanguage, useTexts } from '../texts/use-language.js';
import { tableCsv } from './table-csv.js';

/** So long a browser may take to begin to write the file. */
const WRITING_MS = 10_000;

/** The table on the page that is taken along. */
export interface TableDownloadProps {
  /** Where the table is. */
  readonly within: RefObject<HTMLElement | null>;
  /** What it is called; so is the file. */
  readonly caption: string;
}

/** A button that gives a table as a file, just as it is shown: the graph is not asked again. */
export function TableDownload({ within, caption }: TableDownloadProps) {
  const texts = useTexts(partsTexts);
  const language = useLanguage();
  const save = () => {
    const table = within.current?.querySelector('table');
    if (!table) return;
    const url = URL.createObjectURL(new Blob([tableCsv(table, language)], { type: 'text/csv;charset=utf-8' }));
    const link = Object.assign(document.createElement('a'), { href: url, download: `${caption}.csv` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), WRITING_MS);
  };
  return (
    <Button variant="tertiary" data-size="sm" className="table-download" onClick={save}>
      {texts.downloadTable}
      <span className="visually-hidden">: {caption}</span>
    </Button>
  );
}
