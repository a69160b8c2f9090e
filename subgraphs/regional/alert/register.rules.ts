import { addDays } from '../../../shared/sector/verification/freshness.js';
import { containsDay } from '../../../shared/subgraph/date.js';
import type { AlertFacts, Rule, Words } from './alert-facts.js';
import { networksOfRegion } from './concerned.js';
import { cite } from './evidence.js';
import { addMonths, dayInWords, monthsInWords } from './span.js';

type Entry = AlertFacts['services'][number];

/** An entry of the national register that was last updated longer ago than the limit, counted from the last day that it may have been. */
export const registerEntryStale: Rule = (facts, today, months) => {
  const entries = facts.services.filter((row) => row.inRegister && containsDay(row, today));
  return entries.flatMap((entry) => {
    const updated = updatedIn(entry);
    if (updated === null) return [];
    const limit = addMonths(addDays(updated.to, -1), months);
    if (today <= limit) return [];
    const ahead = aheadOf(entry, entries);
    return {
      subject: { kind: 'SERVICE', key: entry.key, label: entry.name },
      networks: networksOfRegion(facts, null).filter((slug) => slug === entry.network),
      since: addDays(limit, 1),
      title: {
        nb: `Oppføringen «${entry.name}» i det nasjonale registeret er sist oppdatert ${updated.words.nb}, mer enn ${months} måneder siden.${ahead.nb}`,
        en: `The entry “${entry.name}” in the national register was last updated ${updated.words.en}, more than ${months} months ago.${ahead.en}`,
      },
      evidence: [cite(facts, entry, entry.verbatim, updated)],
    };
  });
};

/** When an entry was updated, as exactly as it is known; null where nothing is known. */
export function updatedIn({ lastUpdatedOn: from, lastUpdatedPrecision: precision }: Pick<Entry, 'lastUpdatedOn' | 'lastUpdatedPrecision'>) {
  if (from === null) return null;
  if (precision === 'DAY') {
    const { nb, en } = dayInWords(from);
    return { from, to: addDays(from, 1), words: { nb, en: `on ${en}` } };
  }
  const to = addMonths(from, precision === 'YEAR' ? 12 : 1);
  const year = from.slice(0, 4);
  const { nb, en } = precision === 'YEAR' ? { nb: year, en: year } : monthsInWords(from, to);
  return { from, to, words: { nb: `i ${nb}`, en: `in ${en}` } };
}

/** How much older an entry was than the others that were quoted with it; nothing to say if it was of the same year. */
function aheadOf({ source, lastUpdatedOn }: Entry, entries: readonly Entry[]): Words {
  const newest = entries
    .filter((other) => other.source === source)
    .map((other) => other.lastUpdatedOn ?? '')
    .toSorted()
    .at(-1);
  const years = Number(newest?.slice(0, 4)) - Number(lastUpdatedOn?.slice(0, 4));
  if (years < 1) return { nb: '', en: '' };
  return {
    nb: ` Da registeret ble gjengitt, var den alt rundt ${years} år eldre enn den nyeste av de andre.`,
    en: ` When the register was quoted, it was already about ${years} ${years === 1 ? 'year' : 'years'} older than the newest of the others.`,
  };
}
