import DataLoader from 'dataloader';
import { GraphQLError } from 'graphql';
import type { SourceStatus } from '../../../shared/sector/source-status.type.js';
import type { SectorTally, SectorTallyGroup, SectorTallyInput } from '../../../shared/sector/tally/tally.type.js';
import { MOST_TALLIES } from '../../../shared/sector/tally/tally.vocabulary.js';
import type { SectorDeclaration } from '../../../shared/sectors.js';
import { isDay } from '../../../shared/subgraph/date.js';
import { isObject } from '../../../shared/subgraph/read-answer.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors, askVersion, readSourceStatus, type SectorAnswer } from '../search/ask-sectors.js';
import type { TallyStore } from './tally-store.js';

/** A count that a sector is asked for. */
export type SectorTallyQuestion = Readonly<SectorTallyInput>;

/** What a sector counted, and its line in `sources`. */
export interface TallyAnswer extends SectorTally {
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
const QUESTION = `query Tallies($tallies: [SectorTallyInput!]!) { _tallies(tallies: $tallies) {
  tallies { groups { ${GROUP} } total { ${GROUP} } since } source { sector state dataVersion asOf message } } }`;

/** Most counts that one request may ask of each owner; a page of figures asks for some tens. */
const MOST_COUNTS = 600;

/** Asks each sector once for all counts that an answer needs; one that has not changed since it last counted them is asked for no more than that. */
export function createTallyLoader(context: Pick<RegionalContext, 'clients' | 'call'>, store: TallyStore): TallyLoader {
  const counted = new Map<string, number>();
  const refuseTooMany = (sector: SectorDeclaration, more: number) => {
    const sum = (counted.get(sector.slug) ?? 0) + more;
    counted.set(sector.slug, sum);
    if (sum > MOST_COUNTS)
      throw new GraphQLError(`The request asks for ${sum} counts or more of each owner; ${MOST_COUNTS} are possible. Send it in several.`, {
        extensions: { code: 'QUERY_TOO_COSTLY' },
      });
  };
  const findKept = async (sector: SectorDeclaration, questions: readonly SectorTallyQuestion[]) => {
    const kept = store.find(sector.slug, questions);
    if (kept === null) return null;
    const now = await askVersion(context, sector);
    if (now === null || now.result === null) return now;
    const { result: source } = now;
    return source.dataVersion === kept.version ? { ...now, result: kept.answers.map((tally) => ({ ...tally, source })) } : null;
  };
  const count = async (sector: SectorDeclaration, questions: readonly SectorTallyQuestion[]) => {
    const [answer] = await askSectors(context, [sector], {
      query: QUESTION,
      variables: () => ({ tallies: questions }),
      read: ({ _tallies }) => readAnswers(_tallies, questions.length),
    });
    return answer as SectorAnswer<TallyAnswer[]>;
  };
  const ask = async (sector: SectorDeclaration, keys: readonly TallyKey[]) => {
    const questions = keys.map(({ question }) => question);
    const isShared = keys.every(({ forEverybody }) => forEverybody);
    const answer = (isShared ? await findKept(sector, questions) : null) ?? (await count(sector, questions));
    if (answer.result === null) return keys.map((key) => [key, answer] as const);
    const { result } = answer;
    return keys.map((key, place) => {
      const tally = result[place] as TallyAnswer;
      const version = tally.source.dataVersion;
      if (isShared && version !== null) store.keep(sector.slug, key.question, version, tally);
      return [key, { ...answer, result: tally }] as const;
    });
  };
  const askInTurn = async (sector: SectorDeclaration, keys: readonly TallyKey[]) => {
    refuseTooMany(sector, keys.length);
    const answers: [TallyKey, SectorAnswer<TallyAnswer>][] = [];
    // Apart, for what is the same for everybody can be kept; one after the other, for others want answers too.
    for (const group of Map.groupBy(keys, ({ forEverybody }) => forEverybody).values())
      for (const part of chunks(group))
        answers.push(...(await ask(sector, part)).map(([key, answer]) => [key, answer] as [TallyKey, SectorAnswer<TallyAnswer>]));
    return answers;
  };
  const batch = async (keys: readonly TallyKey[]) => {
    const bySector = [...Map.groupBy(keys, ({ sector }) => sector)];
    const found = new Map((await Promise.all(bySector.map(([sector, group]) => askInTurn(sector, group)))).flat());
    return keys.map((key) => found.get(key) as SectorAnswer<TallyAnswer>);
  };
  return new DataLoader(batch, {
    cacheKeyFn: ({ sector, question }) => `${sector.slug} ${JSON.stringify(question)}`,
  });
}

const chunks = (keys: readonly TallyKey[]) =>
  Array.from({ length: Math.ceil(keys.length / MOST_TALLIES) }, (_none, i) => keys.slice(i * MOST_TALLIES, (i + 1) * MOST_TALLIES));

function readAnswers(value: unknown, count: number): TallyAnswer[] | null {
  if (!isObject(value)) return null;
  const source = readSourceStatus(value.source);
  if (source === null || !Array.isArray(value.tallies) || value.tallies.length !== count || !value.tallies.every(isTally)) return null;
  return value.tallies.map(({ groups, total, since }) => ({ groups, total, since, source }));
}

const isTally = (value: unknown): value is SectorTally =>
  isObject(value) &&
  Array.isArray(value.groups) &&
  value.groups.every(isGroup) &&
  isGroup(value.total) &&
  (value.since === null || (typeof value.since === 'string' && isDay(value.since)));

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
