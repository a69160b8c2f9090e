import { harmless, remarkLine } from '../../export/harmless.js';
import type { Language } from '../texts/language.js';

/** What goes with the decimal sign of the page's numbers. */
const SEPARATORS: Readonly<Record<Language, ';' | ','>> = { nb: ';', nn: ';', en: ',' };
/** What must stand in quotes, by RFC 4180; and what readers of CSV take for a remark. */
const SPECIAL = /[",;\r\n#]/;

/**
 * The text of a CSV file (RFC 4180, UTF-8) of a table as it stands on the page, numbers and dates as the page writes them.
 * @param remarks what holds for the whole file: lines above the table that begin with `# `, as in the files of `/export`
 */
export function tableCsv(table: HTMLTableElement, language: Language, remarks: readonly string[]): string {
  const separator = SEPARATORS[language];
  const rows = [...table.rows].map((row) => `${[...row.cells].map(({ innerText }) => cellText(innerText)).join(separator)}\r\n`);
  return [...remarks.map(remarkLine), ...rows].join('');
}

/** On one line, and nothing that a spreadsheet would run. */
function cellText(shown: string): string {
  const text = harmless(shown.replaceAll(/\s+/g, ' ').trim());
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
