import { isRole } from '../../../shared/identity/grants.js';
import { ReportedProgress, TargetUnit } from '../../../shared/sector/plan/plan.vocabulary.js';
import type { ProgressFact } from '../../../shared/sector/plan/progress-facts.type.js';
import type { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { isDay } from '../../../shared/subgraph/date.js';
import { writeMoment } from '../../../shared/subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../../shared/subgraph/moment-loader.js';
import { isObject } from '../../../shared/subgraph/read-answer.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors, readSourceStatus, type SectorAnswer } from '../search/ask-sectors.js';

/** What one sector says of all sub-goals in a year. */
type Answer = SectorAnswer<{ readonly facts: readonly ProgressFact[]; readonly source: SourceStatus }>;

/** What the sectors of a region, in order, say of the sub-goals of a year, by {@link progressKey}. */
export type ProgressLoader = MomentLoader<readonly Answer[]>;

/** Key of what a region is asked about. */
export const progressKey = (region: string, year: number): string => `${region} ${year}`;

const QUESTION = `query($year: Int!, $moment: String!) { _progress(year: $year, moment: $moment) {
  facts { network subGoal status before narrative authorRole date evidenceUrl version target targetUnit planned started done dropped demo }
  source { sector state dataVersion asOf message } } }`;

/** Asks each sector of a region once for all sub-goals of a year. */
export function createProgressLoader(context: Pick<RegionalContext, 'registry' | 'clients' | 'call'>): ProgressLoader {
  return createMomentLoader<readonly Answer[]>(
    async (moment, keys) => {
      const ask = async (key: string) => {
        const [region = '', year = ''] = key.split(' ');
        const sectors = context.registry.sectors.filter((sector) => sector.region === region);
        const answers = await askSectors(context, sectors, {
          query: QUESTION,
          variables: () => ({ year: Number(year), moment: writeMoment(moment) }),
          read: ({ _progress }) => readAnswer(_progress),
        });
        return [key, answers] as const;
      };
      return new Map(await Promise.all(keys.map(ask)));
    },
    () => [],
  );
}

function readAnswer(value: unknown): { readonly facts: readonly ProgressFact[]; readonly source: SourceStatus } | null {
  if (!isObject(value) || !Array.isArray(value.facts) || !value.facts.every(isFact)) return null;
  const source = readSourceStatus(value.source);
  return source && { facts: value.facts, source };
}

function isFact(value: unknown): value is ProgressFact {
  if (!isObject(value)) return false;
  const { network, subGoal, status, before, narrative, authorRole, date, evidenceUrl, target, targetUnit, demo } = value;
  const isText = (text: unknown) => typeof text === 'string';
  const orNull = (is: (part: unknown) => boolean, part: unknown) => part === null || is(part);
  const isOneOf = (vocabulary: object) => (word: unknown) => typeof word === 'string' && Object.hasOwn(vocabulary, word);
  return (
    isText(network) &&
    isText(subGoal) &&
    [status, before].every((part) => orNull(isOneOf(ReportedProgress), part)) &&
    [narrative, evidenceUrl].every((part) => orNull(isText, part)) &&
    orNull((role) => typeof role === 'string' && isRole(role), authorRole) &&
    orNull((day) => typeof day === 'string' && isDay(day), date) &&
    orNull(Number.isFinite, target) &&
    orNull(isOneOf(TargetUnit), targetUnit) &&
    [value.version, value.planned, value.started, value.done, value.dropped].every(Number.isInteger) &&
    typeof demo === 'boolean'
  );
}
