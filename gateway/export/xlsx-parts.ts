import { looksLikeFormula } from './harmless.js';
import { type Cell, type Column, SUPPRESSED } from './table.js';

/** Parts of an Office Open XML workbook (ISO/IEC 29500) that every file has alike. */
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Places in the list of formats of `xl/styles.xml`. */
const STYLE = { date: 1, text: 2, head: 3 } as const;
/** Most characters of a cell; Excel calls a file with more damaged. */
const MAX_TEXT = 32_767;
/** Day 0 of Excel, as it counts dates after February 1900. */
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** The parts that do not depend on what is in the sheets. */
export const fixedParts = (sheets: readonly string[]): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_ML}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_ML}.styles+xml"/>${sheets.map((_, i) => `<Override PartName="/${sheetPath(i)}" ContentType="${SHEET_ML}.worksheet+xml"/>`).join('')}</Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${sheets.map((name, i) => `<sheet name="${inXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${DOCUMENT}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
});

/** Path of a sheet by its place. */
export const sheetPath = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

/** Before the rows of a sheet; the first row stays in sight. */
export const SHEET_START = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="16" defaultRowHeight="15"/><sheetData>`;

/** After the rows of a sheet. */
export const SHEET_END = '</sheetData></worksheet>';

/** The first row. */
export const headXml = (names: readonly string[]): string =>
  `<row r="1">${names.map((name, i) => textXml(name, `r="${letters(i)}1" s="${STYLE.head}"`)).join('')}</row>`;

/** A row by its number, from 2. Text stays text, whatever it begins with: there is no formula in the file. */
export const rowXml = (columns: readonly Pick<Column, 'type'>[], row: readonly Cell[], number: number): string =>
  `<row r="${number}">${columns.map(({ type }, i) => cellXml(type, row[i] ?? null, `r="${letters(i)}${number}"`)).join('')}</row>`;

function cellXml(type: Column['type'], cell: Cell, place: string): string {
  if (cell === null) return '';
  if (cell === SUPPRESSED) return textXml(':', place);
  if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c ${place} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (type === 'DATE') return `<c ${place} s="${STYLE.date}"><v>${(Date.parse(cell) - EPOCH) / DAY}</v></c>`;
  // The mark that keeps it text when somebody edits the cell.
  return textXml(cell, looksLikeFormula(cell) ? `${place} s="${STYLE.text}"` : place);
}

const textXml = (text: string, place: string): string =>
  `<c ${place} t="inlineStr"><is><t xml:space="preserve">${inXml(cut(text))}</t></is></c>`;

/** Letters of a column by its place, up to 702 columns: A, B, … Z, AA, … */
const letters = (index: number): string =>
  (index < 26 ? '' : String.fromCharCode(64 + Math.floor(index / 26))) + String.fromCharCode(65 + (index % 26));

/** What is cut ends with an ellipsis; no character outside the basic plane is halved. */
const cut = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text).toWellFormed();

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** As text in XML 1.0, which has no place for most control characters; `_x0041_` would be read as an A, so its first sign is written so. */
const inXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML forbids.
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[&<>"\r]/g, (sign) => ENTITIES[sign] ?? sign);
