/**
 * Whether the text of an operation is surely a query, without parsing it: for what is in doubt, the answer is no. It may hold several
 * operations, of which the first is not the one that is meant.
 */
export const isSurelyQuery = (text: string): boolean => /^\s*(?:query\b|\{)/.test(text) && !/\b(?:mutation|subscription)\b/.test(text);
