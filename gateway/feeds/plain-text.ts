/** Characters that neither XML 1.0 (2.2) nor iCalendar (RFC 5545, 3.1) takes: controls but for tab and line ends, and two that are none. */
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu;

/** A text of people as every feed can carry it: line ends are `\n`, halves of characters become U+FFFD. */
export const plainText = (text: string): string => text.toWellFormed().replaceAll(UNWRITABLE, '').replaceAll(/\r\n?/g, '\n');
