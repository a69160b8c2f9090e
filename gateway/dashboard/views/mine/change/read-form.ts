import type { Refusal } from './use-change.js';

/** What stands in a form, by name of its fields. */
export interface FormValues {
  /** Trimmed; empty if it is not there. */
  readonly text: (name: string) => string;
  /** Null if empty. */
  readonly optional: (name: string) => string | null;
  /** All values of fields with one name. */
  readonly all: (name: string) => string[];
}

/** Reads a form. */
export function readForm(form: HTMLFormElement): FormValues {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '').trim();
  return { text, optional: (name) => text(name) || null, all: (name) => data.getAll(name).map(String) };
}

/**
 * What must be filled in and is not.
 * @param say makes the message of the field's label
 */
export function findMissing(form: HTMLFormElement, say: (label: string) => string): Refusal[] {
  return [...form.elements].flatMap((element) => {
    if (!(element instanceof HTMLInputElement) || !element.required || element.value.trim() !== '') return [];
    return [{ code: 'EMPTY', field: element.name, message: say(element.labels?.[0]?.textContent ?? element.name) }];
  });
}
