import DataLoader from 'dataloader';
import type { SectorDeclaration } from '../../../shared/sectors.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors, type SectorAnswer } from './ask-sectors.js';
import { HITS, readHits, type SectorHits } from './search-sectors.js';

/** A search of measures in one sector. */
interface MeasureQuestion {
  readonly sector: SectorDeclaration;
  /** Its `SectorMeasureSearchInput`. */
  readonly search: object;
}

/** Searches measures. */
export type MeasureSearchLoader = DataLoader<MeasureQuestion, SectorAnswer<SectorHits>, string>;

/** Most searches at once, of all sectors together: what one statement of theirs takes easily. */
const MOST_SEARCHES = 200;

const QUESTION = `query Search($searches: [SectorMeasureSearchInput!]!) { _searchMeasures(searches: $searches) { ${HITS} } }`;

/** Asks each sector once for all lists of an answer: of every sub-goal of a plan, say. */
export function createMeasureSearchLoader(context: Pick<RegionalContext, 'clients' | 'call'>): MeasureSearchLoader {
  const ask = async (sector: SectorDeclaration, questions: readonly MeasureQuestion[]) => {
    const answers = await askSectors(context, [sector], {
      query: QUESTION,
      variables: () => ({ searches: questions.map(({ search }) => search) }),
      read: ({ _searchMeasures }) => readLists(_searchMeasures, questions.length),
    });
    return answers.flatMap((answer) =>
      questions.map((question, list) => [question, answer.result === null ? answer : { ...answer, result: answer.result[list] }] as const),
    );
  };
  const batch = async (questions: readonly MeasureQuestion[]) => {
    const groups = Map.groupBy(questions, ({ sector }) => sector);
    const found = new Map((await Promise.all([...groups].map(([sector, group]) => ask(sector, group)))).flat());
    return questions.map((question) => found.get(question) as SectorAnswer<SectorHits>);
  };
  return new DataLoader(batch, { maxBatchSize: MOST_SEARCHES, cacheKeyFn: ({ sector, search }) => JSON.stringify([sector.slug, search]) });
}

function readLists(value: unknown, count: number): readonly SectorHits[] | null {
  if (!Array.isArray(value) || value.length !== count) return null;
  const lists = value.flatMap((list) => readHits(list) ?? []);
  return lists.length === count ? lists : null;
}
