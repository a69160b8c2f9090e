import DataLoader from 'dataloader';
import type { SourceStatus } from '../../../shared/sector/source-status.type.js';
import type { SectorTally, SectorTallyGroup, SectorTallyInput } from '../../../shared/sector/tally/tally.type.js';
import { MOST_TALLIES } from '../../../shared/sector/tally/tally.vocabulary.js';
import type { SectorDeclaration } from '../../../shared/sectors.js';
import { isDay } from '../../../shared/subgraph/date.js';
import { isObject } from '../../../shared/subgraph/read-answer.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors, readSourceStatus, type SectorAnswer } from '../search/ask-sectors.js';
import type { TallyStore } from './tally-store.js';

/** A count that a sector is asked for. */
export type SectorTallyQuestion = Readonly<SectorTallyInput>;

/** What a sector counted, and the first day of which it has anything. */
export interface TallyAnswer extends SectorTally {
  readonly since: string | null;
  readonly source: SourceStatus;
}

/** A question to one sector. */
export interface TallyKey {
  readonly sector: SectorDeclaration;
  readonly question: SectorTallyQuestion;
  /** The answer is the same whoever asks. */
  readonly forEverybody: boolean;
}

/** Asks sectors to count. */
export type TallyLoader = DataLoader<TallyKey, SectorAnswer<TallyAnswer>, string>;

const GROUP = 'network area serviceType numerator denominator subjects demo';
const QUESTION = `query Tallies($tallies: [SectorTallyInput!]!, $known: String) { _tallies(tallies: $tallies, known: $known) {
  tallies { groups { ${GROUP} } total { ${GROUP} } } since source { sector state dataVersion asOf message } } }`;

/** Asks each sector once for all counts that an answer needs; one that has not changed since it last counted them only says so. */
export function createTallyLoader(context: Pick<RegionalContext, 'clients' | 'call'>, store: TallyStore): TallyLoader {
  const ask = async (sector: SectorDeclaration, keys: readonly TallyKey[]) => {
    const questions = keys.map(({ question }) => question);
    const kept = keys.every(({ forEverybody }) => forEverybody) ? store.find(sector.slug, questions) : null;
    const [answer] = await askSectors(context, [sector], {
      query: QUESTION,
      variables: () => ({ tallies: questions, known: kept?.version ?? null }),
      read: ({ _tallies }) => readAnswers(_tallies, questions.length, kept?.answers ?? null),
    });
    if (!answer || answer.result === null) return keys.map((key) => [key, answer as SectorAnswer<TallyAnswer>] as const);
    const { result } = answer;
    return keys.map((key, place) => {
      const tally = result[place] as TallyAnswer;
      if (key.forEverybody && tally.source.dataVersion !== null) store.keep(sector.slug, key.question, tally.source.dataVersion, tally);
      return [key, { ...answer, result: tally }] as const;
    });
  };
  const batch = async (keys: readonly TallyKey[]) => {
    const bySector = [...Map.groupBy(keys, ({ sector }) => sector)];
    const parts = bySector.flatMap(([sector, group]) => chunks(group).map((part) => ask(sector, part)));
    const found = new Map((await Promise.all(parts)).flat());
    return keys.map((key) => found.get(key) as SectorAnswer<TallyAnswer>);
  };
  return new DataLoader(batch, {
    cacheKeyFn: ({ sector, question }) => `${sector.slug} ${JSON.stringify(question)}`,
  });
}

const chunks = (keys: readonly TallyKey[]) =>
  Array.from({ length: Math.ceil(keys.length / MOST_TALLIES) }, (_none, i) => keys.slice(i * MOST_TALLIES, (i + 1) * MOST_TALLIES));

function readAnswers(value: unknown, count: number, kept: readonly TallyAnswer[] | null): TallyAnswer[] | null {
  if (!isObject(value)) return null;
  const source = readSourceStatus(value.source);
  const since = value.since;
  if (source === null || !(since === null || (typeof since === 'string' && isDay(since)))) return null;
  if (value.tallies === null) return kept?.map((tally) => ({ ...tally, source })) ?? null;
  if (!Array.isArray(value.tallies) || value.tallies.length !== count || !value.tallies.every(isTally)) return null;
  return value.tallies.map(({ groups, total }) => ({ groups, total, since, source }));
}

const isTally = (value: unknown): value is SectorTally =>
  isObject(value) && Array.isArray(value.groups) && value.groups.every(isGroup) && isGroup(value.total);

function isGroup(value: unknown): value is SectorTallyGroup {
  if (!isObject(value)) return false;
  const { numerator, denominator, subjects } = value;
  const counts = [numerator, denominator, subjects];
  const hidden = counts.every((count) => count === null);
  const counted = counts.every((count) => Number.isSafeInteger(count)) && 0 <= Number(numerator);
  const nested = Number(numerator) <= Number(denominator) && Number(denominator) <= Number(subjects);
  return (
    (hidden || (counted && nested)) &&
    [value.network, value.area, value.serviceType].every((key) => key === null || typeof key === 'string') &&
    typeof value.demo === 'boolean'
  );
}
