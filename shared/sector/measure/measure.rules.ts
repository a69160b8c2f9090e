import { day, line, narrative, webAddress } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import type { SectorWork } from '../change/sector-work.js';
import { mustBeSubGoal } from '../plan/sub-goal.rules.js';
import { firstDayAfter } from '../year.js';
import type { MeasureState } from './measure.repository.js';

/** What an input may say of a measure. Left out (or null) says nothing; an empty text takes away what was said, but title and day. */
interface MeasureWords {
  readonly title?: string | null;
  readonly subGoal?: string | null;
  readonly responsible?: string | null;
  readonly dueOn?: unknown;
  readonly budgetNote?: string | null;
  readonly evidenceUrl?: string | null;
}

/** What of a measure a plan is approved with; all else is what was done. */
type Substance = Pick<MeasureState, 'title' | 'subGoal' | 'responsible' | 'dueOn' | 'budgetNote'>;

/**
 * What an input says that a measure is to be.
 * @throws Refusal naming the part at fault
 */
export function readSubstance(work: SectorWork, year: number, input: MeasureWords): Partial<Substance> {
  const { title, subGoal, responsible, dueOn, budgetNote } = input;
  return {
    ...(title == null ? {} : { title: line(title, 'title') }),
    ...(subGoal == null ? {} : { subGoal: unlessEmpty(subGoal, (text) => readSubGoal(work, year, text)) }),
    ...(responsible == null ? {} : { responsible: unlessEmpty(responsible, (text) => line(text, 'responsible')) }),
    ...(dueOn == null ? {} : { dueOn: readDueOn(dueOn, year) }),
    ...(budgetNote == null ? {} : { budgetNote: unlessEmpty(budgetNote, (text) => narrative(text, 'budgetNote')) }),
  };
}

/** What an input says that shows what was done. */
export const readEvidence = ({ evidenceUrl }: MeasureWords): Partial<Pick<MeasureState, 'evidenceUrl'>> =>
  evidenceUrl == null ? {} : { evidenceUrl: unlessEmpty(evidenceUrl, (text) => webAddress(text, 'evidenceUrl')) };

/** Whether a change of a measure changes the plan, not only what was done: to give a measure up, or take it up again, does. */
export function isOfSubstance(before: MeasureState, change: Partial<MeasureState>): boolean {
  const { status = before.status, evidenceUrl: _evidence, ...substance } = change;
  const names = Object.keys(substance) as (keyof Substance)[];
  return names.some((name) => change[name] !== before[name]) || (status === 'DROPPED') !== (before.status === 'DROPPED');
}

/** Whether a measure is still to be done. */
export const isOpen = ({ status }: Pick<MeasureState, 'status'>): boolean => status === 'PLANNED' || status === 'STARTED';

const unlessEmpty = (text: string, read: (text: string) => string): string | null => (text.trim() === '' ? null : read(text));

function readSubGoal(work: SectorWork, year: number, text: string): string {
  const number = line(text, 'subGoal');
  mustBeSubGoal(work, { number, year, field: 'subGoal' });
  return number;
}

/** A day that is given can be moved, not removed: a plan is not proposed without it. */
function readDueOn(value: unknown, year: number): string {
  if (typeof value === 'string' && value.trim() === '') throw new Refusal('EMPTY', 'dueOn');
  const date = day(value, 'dueOn');
  const [first, end] = [firstDayAfter(year - 1), firstDayAfter(year)];
  if (date < first || date >= end)
    throw new Refusal('INVALID', 'dueOn', { problem: { nb: `fristen må være i ${year}`, en: `it must lie in ${year}` } });
  return date;
}
