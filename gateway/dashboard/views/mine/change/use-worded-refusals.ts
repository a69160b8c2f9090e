import { useMemo } from 'react';
import { refusalTexts } from '../../../texts/refusals.js';
import { useFormat } from '../../../texts/use-format.js';
import { useTexts } from '../../../texts/use-language.js';
import type { Outcome, Refusal } from './use-change.js';
import { wordRefusal } from './word-refusal.js';

const NONE: readonly Refusal[] = [];

/**
 * Why a change was refused, in words of the form and its language, each at the field that it is about.
 * @param id above the ids of the form's fields
 */
export function useWordedRefusals(outcome: Outcome | null, id: string): readonly Refusal[] {
  const texts = useTexts(refusalTexts);
  const { date } = useFormat();
  const refusals = outcome?.kind === 'REFUSED' ? outcome.refusals : NONE;
  return useMemo(
    () =>
      refusals.map((refusal) => ({
        ...refusal,
        message: wordRefusal(refusal, { texts, date, labelOf: (field) => labelOf(fieldOf(id, field)) }),
      })),
    [refusals, texts, date, id],
  );
}

/** The field of the form that a part of the input is; of a list (`topics.2`), the whole of it. */
const fieldOf = (id: string, field: string): HTMLElement | null =>
  document.getElementById(`${id}-${field}`) ?? document.getElementById(`${id}-${field.split('.', 1)[0]}`);

function labelOf(field: HTMLElement | null): string | null {
  if (field === null) return null;
  if (field instanceof HTMLFieldSetElement) return field.querySelector('legend')?.textContent ?? null;
  const { labels } = field as HTMLInputElement;
  return labels?.[0]?.textContent ?? null;
}
