/** What somebody has written into a form and not sent yet. */
export interface Draft {
  /** Version of what it was written about; so a change by others since is told when it is sent. */
  readonly expectedVersion?: number;
  /** Values by name of their field; ticks share one. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** All drafts of a window: they are of one person. */
interface Drafts {
  readonly subject: string;
  readonly byForm: Readonly<Record<string, Draft>>;
}

const DRAFTS = 'drafts';

function read(): Drafts | null {
  const text = sessionStorage.getItem(DRAFTS);
  return text === null ? null : (JSON.parse(text) as Drafts);
}

function write(drafts: Drafts): void {
  if (Object.keys(drafts.byForm).length === 0) sessionStorage.removeItem(DRAFTS);
  else sessionStorage.setItem(DRAFTS, JSON.stringify(drafts));
}

/**
 * Keeps what somebody writes for this window alone, until it is sent or she signs out: a session that expires takes nothing away. With what others
 * wrote before, it does not mix.
 */
export function keepDraft(subject: string, form: string, draft: Draft): void {
  const before = read();
  write({ subject, byForm: { ...(before?.subject === subject ? before.byForm : {}), [form]: draft } });
}

/** What she had written into a form; null if nothing, or if it was somebody else. */
export function findDraft(subject: string, form: string): Draft | null {
  const drafts = read();
  return (drafts?.subject === subject ? drafts.byForm[form] : undefined) ?? null;
}

/** After a form was sent or closed. */
export function dropDraft(form: string): void {
  const drafts = read();
  if (drafts === null) return;
  const { [form]: _, ...byForm } = drafts.byForm;
  write({ ...drafts, byForm });
}

/** After signing out: nothing is left for whoever comes next. */
export const dropDrafts = (): void => sessionStorage.removeItem(DRAFTS);

/** When somebody signs in: what another wrote is not for her. */
export function dropDraftsOfOthers(subject: string): void {
  if (read()?.subject !== subject) dropDrafts();
}

/** Whether something waits for whoever wrote it. */
export const hasDrafts = (): boolean => sessionStorage.getItem(DRAFTS) !== null;
