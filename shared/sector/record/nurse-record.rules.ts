import { line, optionalLine, pastDay } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { today } from '../../subgraph/date.js';
import { type SectorWork } from '../change/sector-work.js';
import type { Relation } from '../roster/person.rules.js';
import type { CompetenceLevel, NurseRecordKind } from './record.vocabulary.js';

/** What an entry may hold beside its date. */
type Part = 'days' | 'level' | 'topic' | 'evidence';

interface Rule {
  /** Who may enter, correct and withdraw it. */
  readonly by: readonly Relation[];
  readonly parts: readonly Part[];
}

const ANY: readonly Relation[] = ['SELF', 'LEADER', 'COORDINATOR'];

/** What each kind of entry holds, and whose business it is to write it. A conversation is a date and nothing more. */
export const RECORD_RULES: Record<NurseRecordKind, Rule> = {
  COMPETENCE_LEVEL: { by: ['COORDINATOR'], parts: ['level', 'evidence'] },
  PACKAGE_OFFERED: { by: ['COORDINATOR'], parts: [] },
  PACKAGE_COMPLETED: { by: ['COORDINATOR'], parts: [] },
  PLACEMENT: { by: ANY, parts: ['days', 'topic'] },
  INTERNAL_TEACHING: { by: ANY, parts: ['topic'] },
  ANNUAL_CONVERSATION: { by: ['LEADER', 'COORDINATOR'], parts: [] },
};

/** What a client says about an entry: not yet checked. */
export interface RecordDraft {
  readonly date?: unknown;
  readonly days?: number | null;
  readonly level?: CompetenceLevel | null;
  readonly topic?: string | null;
  readonly evidence?: string | null;
}

/** What an entry says. */
export interface RecordContent {
  readonly date: string;
  readonly days: number | null;
  readonly level: CompetenceLevel | null;
  readonly topic: string | null;
  readonly evidence: string | null;
}

const MAX_DAYS = 100;
const NOT_HELD = { nb: 'en slik oppføring har ikke dette', en: 'such an entry does not hold this' };
const DAY_MS = 86_400_000;

/**
 * Checks what an entry of a kind is to say.
 * @param before what it said; what the draft leaves out stays so
 * @throws Refusal if a part is missing, does not belong to the kind, or has not happened yet
 */
export function readContent(kind: NurseRecordKind, draft: RecordDraft, before: RecordContent | null = null): RecordContent {
  const { parts } = RECORD_RULES[kind];
  const foreign = (['days', 'level', 'topic', 'evidence'] as const).find((part) => draft[part] != null && !parts.includes(part));
  if (foreign) throw new Refusal('INVALID', foreign, { problem: NOT_HELD });
  const content = {
    date: draft.date == null && before ? before.date : pastDay(draft.date, 'date'),
    days: draft.days ?? before?.days ?? null,
    level: draft.level ?? before?.level ?? null,
    topic: draft.topic == null ? (before?.topic ?? null) : line(draft.topic, 'topic'),
    evidence: draft.evidence == null ? (before?.evidence ?? null) : optionalLine(draft.evidence, 'evidence'),
  };
  if (content.days !== null) checkDays(content.date, content.days);
  return content;
}

/** A placement is recorded when it is over: at the earliest on its last day. */
function checkDays(date: string, days: number): void {
  if (days < 1 || days > MAX_DAYS)
    throw new Refusal('INVALID', 'days', { problem: { nb: `fra 1 til ${MAX_DAYS} dager`, en: `1 to ${MAX_DAYS} days` } });
  const last = new Date(Date.parse(date) + (days - 1) * DAY_MS).toISOString().slice(0, 10);
  if (last > today()) throw new Refusal('IN_THE_FUTURE', 'days');
}

/**
 * The same is not entered twice: it would count twice.
 * @param except id of the entry that is corrected
 * @throws Refusal ALREADY_RECORDED
 */
export async function checkNew(
  { db }: SectorWork,
  nurseId: string,
  kind: NurseRecordKind,
  { date, topic }: RecordContent,
  except: string | null = null,
): Promise<void> {
  const same = await db
    .selectFrom('nurseRecordVersion')
    .select(['nurseRecordId', 'topic'])
    .where('nurseId', '=', nurseId)
    .where('kind', '=', kind)
    .where('date', '=', date)
    .where('supersededAt', 'is', null)
    .execute();
  if (same.some((other) => other.nurseRecordId !== except && other.topic === topic)) throw new Refusal('ALREADY_RECORDED', 'date');
}
