import { textKey } from '../../subgraph/text-key/text-key.js';
import { fold } from './fold.js';

/**
 * What is stored beside a name so that it can be ordered and found. Computed at every write; triggers of the database keep its index
 * of words in step.
 */
export function nameColumns(name: string): { readonly sortKey: string; readonly searchText: string } {
  return { sortKey: textKey(name), searchText: searchText(name) };
}

/** The folded words of a name, each with a space before and after it, so that ` kar` finds a beginning and ` kari ` a whole word. */
export function searchText(name: string): string {
  return ` ${fold(name)} `;
}
