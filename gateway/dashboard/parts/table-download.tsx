import { Button } from '@digdir/designsystemet-react';
import type { RefObject } from 'react';
import { partsTexts } from '../texts/parts.js';
import { useLanguage, useTexts } from '../texts/use-language.js';
import { saveFile } from './save-file.js';
import { tableCsv } from './table-csv.js';
import { useSourceRemarks } from './use-source-remarks.js';

/** The table on the page that is taken along. */
export interface TableDownloadProps {
  /** Where the table is. */
  readonly within: RefObject<HTMLElement | null>;
  /** What it is called; so is the file. */
  readonly caption: string;
}

/** A button that gives a table as a file, just as it is shown, with its source and day: the graph is not asked again. */
export function TableDownload({ within, caption }: TableDownloadProps) {
  const texts = useTexts(partsTexts);
  const language = useLanguage();
  const remarks = useSourceRemarks();
  if (remarks === null) return null;
  const save = () => {
    const table = within.current?.querySelector('table');
    if (!table) return;
    const { about, origin, demo } = remarks();
    const lines = [...new Set([caption, ...about]), ...origin, ...(demo === null ? [] : [demo])];
    saveFile(`${caption}.csv`, tableCsv(table, language, lines), 'text/csv');
  };
  return (
    <Button variant="tertiary" data-size="sm" className="table-download" onClick={save}>
      {texts.downloadTable}
      <span className="visually-hidden">: {caption}</span>
    </Button>
  );
}
