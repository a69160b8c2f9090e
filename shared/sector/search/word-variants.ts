/** Letters of a word that variants are made of; more would make many, and few words share so long a beginning. */
const BEGINNING = 7;

/**
 * The beginning of a word with up to two letters left out, in every way. Two words that are two typos apart share a variant, so that
 * those near a word are found by equality, however many words there are (the method of SymSpell). What is found is compared letter by
 * letter afterwards. The triggers of the database make the same ones (`text-search.migration.ts`).
 */
export function wordVariants(word: string): readonly string[] {
  const beginning = word.slice(0, BEGINNING);
  const variants = new Set([beginning]);
  for (let i = 0; i < beginning.length; i++) {
    const one = beginning.slice(0, i) + beginning.slice(i + 1);
    variants.add(one);
    for (let j = i; j < one.length; j++) variants.add(one.slice(0, j) + one.slice(j + 1));
  }
  return [...variants];
}

/**
 * The variants as SQL over a column with a word: the same on SQLite and PostgreSQL.
 * @param word the column, for example `new.word`
 */
export function wordVariantsSql(word: string): string {
  const beginning = `substr(${word}, 1, ${BEGINNING})`;
  const places = Array.from({ length: BEGINNING }, (_, i) => `select ${i + 1} as place`).join(' union all ');
  return `select ${beginning} as variant
    union select substr(${beginning}, 1, i.place - 1) || substr(${beginning}, i.place + 1)
      from (${places}) as i where i.place <= length(${beginning})
    union select substr(${beginning}, 1, i.place - 1) || substr(${beginning}, i.place + 1, j.place - i.place - 1) || substr(${beginning}, j.place + 1)
      from (${places}) as i, (${places}) as j where i.place < j.place and j.place <= length(${beginning})`;
}
