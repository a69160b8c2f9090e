/**
 * Beginnings that a spreadsheet takes for a formula, with blanks before them or not, and in the full width of East Asian keyboards; and
 * the signs that would move what follows into a cell of its own (OWASP, "CSV Injection").
 */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/** Whether a spreadsheet that opens a text file would take this text for more than text. */
export const looksLikeFormula = (text: string): boolean => FORMULA.test(text);

/** The same text, so that it stays text in a spreadsheet: with an apostrophe before it. */
export const harmless = (text: string): string => (looksLikeFormula(text) ? `'${text}` : text);

/** A remark of a CSV file, on one line; a spreadsheet that cuts it at separators finds no formula behind one. */
export const remarkLine = (text: string): string =>
  `# ${text.replaceAll(/\s+/g, ' ').replaceAll(/([;,]\s*)(?=[=+\-@＝＋－＠])/g, "$1'")}\r\n`;
