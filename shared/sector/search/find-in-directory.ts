import type { SearchHit, SearchPage } from '../../subgraph/page.js';
import { type NurseSearch, searchNurses } from '../roster/nurse.repository.js';
import type { SectorContext } from '../sector-context.js';
import { dayOf } from '../time.js';
import { searchUnits, type UnitSearch } from '../unit/unit.repository.js';
import { type Explanation, explainMatch, type SeenRow } from './explain-match.js';
import type { Match } from './match.type.js';
import { searchNursesByText } from './nurse-text.search.js';
import { readQuery } from './read-query.js';
import { seeNurses, seeUnits } from './seen-rows.js';
import { type Understood, understand } from './understand.js';
import { searchUnitsByText } from './unit-text.search.js';

type Context = Pick<SectorContext, 'db' | 'gazetteer' | 'areas' | 'registry'>;

/** Finds a page of persons, by text or without; with a text, each hit says what matched. */
export async function findNurses(
  context: Context,
  search: NurseSearch & { readonly text: string | null; readonly byMatch: boolean },
): Promise<SearchPage> {
  const { db, gazetteer } = context;
  const { text } = search;
  if (text === null) return searchNurses(db, search);
  const understood = understand(db, 'nurse', readQuery(text, gazetteer));
  const page = await searchNursesByText(db, { ...search, text: understood });
  const seen = await seeNurses(
    db,
    search,
    page.hits.map(({ id }) => id),
  );
  const explanation = { ...context, noun: 'nurse', words: understood.words, day: dayOf(search.moment) } as const;
  return { ...page, hits: await explain(page.hits, seen, understood, explanation, search.byMatch) };
}

/** Finds a page of units, by text or without; with a text, each hit says what matched. */
export async function findUnits(context: Context, search: UnitSearch & { readonly text: string | null }): Promise<SearchPage> {
  const { db, gazetteer } = context;
  const { text } = search;
  if (text === null) return searchUnits(db, search);
  const understood = understand(db, 'unit', readQuery(text, gazetteer));
  const page = await searchUnitsByText(db, { ...search, text: understood });
  const seen = await seeUnits(
    db,
    search,
    page.hits.map(({ id }) => id),
  );
  const explanation = { ...context, noun: 'unit', words: understood.words, day: dayOf(search.moment) } as const;
  return { ...page, hits: await explain(page.hits, seen, understood, explanation, true) };
}

/** Adds to each hit what matched: of the level that its key begins with, or of the first that takes it in. */
function explain(
  hits: readonly SearchHit[],
  seen: ReadonlyMap<string, SeenRow>,
  understood: Understood,
  explanation: Explanation,
  ranked: boolean,
): Promise<SearchHit[]> {
  return Promise.all(
    hits.map(async (hit) => {
      const row = seen.get(hit.id);
      let match: Match | null = null;
      for (const level of understood.levels) {
        if (!row || match || (ranked && String(level.rank) !== hit.key[0])) continue;
        match = explainMatch(explanation, level, await understood.correctionsFor(level), row);
      }
      return { ...hit, match };
    }),
  );
}
