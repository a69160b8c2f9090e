import { createContext, useContext } from 'react';
import type { Draft } from '../../../session/drafts.js';
import type { Refusal } from './use-change.js';

/** What the fields of a form share. */
export interface FormState {
  /** Above the ids of its fields. */
  readonly id: string;
  readonly refusals: readonly Refusal[];
  /** What was written before the page was left; null where the form is as it comes. */
  readonly draft: Draft | null;
}

/** The form around a field. */
export const FormContext = createContext<FormState>({ id: '', refusals: [], draft: null });

/** Id of a field, and what is wrong with it. */
export function useField(name: string): { readonly id: string; readonly error: string | undefined } {
  const { id, refusals } = useContext(FormContext);
  return { id: `${id}-${name}`, error: refusals.find(({ field }) => field === name)?.message };
}

/** What was written into a field before the page was left, or ticked in fields of one name; null where the form is as it comes. */
export function useDrafted(name: string): readonly string[] | null {
  const { draft } = useContext(FormContext);
  return draft && (draft.values[name] ?? []);
}

/** What the view does for its forms. */
export interface MineState {
  /** Names of the mutations that the viewer's roles open. */
  readonly mayDo: ReadonlySet<string>;
  /** Says what was done, where it is seen and heard though the form may be gone. */
  readonly announce: (text: string) => void;
}

/** The view around a form. */
export const MineContext = createContext<MineState>({ mayDo: new Set(), announce: () => {} });

/** See {@link MineState}. */
export const useMine = (): MineState => useContext(MineContext);
