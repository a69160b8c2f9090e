import { useState } from 'react';
import { type Draft, dropDraft, findDraft, keepDraft } from '../../../session/drafts.js';
import { useSession } from '../../../session/use-session.js';
import type { FormValues } from './read-form.js';

/** What a form was left with, and how to keep and drop what is written into it. */
export interface DraftOfForm {
  /** What there was when the form came onto the page; null if nothing, and after it was dropped. */
  readonly draft: Draft | null;
  readonly keep: (form: HTMLFormElement) => void;
  readonly drop: () => void;
}

/** A form in which nothing is written. */
const EMPTY: FormValues = { text: () => '', optional: () => null, all: () => [] };

/**
 * See {@link DraftOfForm}.
 * @param name name of the change
 * @param toInput makes the input; without what is written, it says what the form is about
 */
export function useDraft(name: string, toInput: (values: FormValues) => object): DraftOfForm {
  const session = useSession();
  const { expectedVersion, ...about } = toInput(EMPTY) as { readonly expectedVersion?: number };
  const form = JSON.stringify([name, about]);
  const subject = () => {
    const state = session.state();
    return state.kind === 'IN' ? state.subject : null;
  };
  const [draft, setDraft] = useState(() => {
    const of = subject();
    return of === null ? null : findDraft(of, form);
  });
  return {
    draft,
    keep: (element) => {
      const of = subject();
      const version = draft?.expectedVersion ?? expectedVersion;
      if (of !== null) keepDraft(of, form, { ...(version === undefined ? {} : { expectedVersion: version }), values: valuesOf(element) });
    },
    drop: () => {
      dropDraft(form);
      setDraft(null);
    },
  };
}

function valuesOf(form: HTMLFormElement): Draft['values'] {
  const data = new FormData(form);
  return Object.fromEntries([...new Set(data.keys())].map((name) => [name, data.getAll(name).map(String)]));
}
