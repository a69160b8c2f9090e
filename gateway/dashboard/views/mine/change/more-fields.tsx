import { type PropsWithChildren, useContext, useEffect, useState } from 'react';
import { FormContext } from './change-context.js';

/** Fields of a form that few need. */
export interface MoreFieldsProps extends PropsWithChildren {
  readonly title: string;
  /** Names of the fields. */
  readonly names: readonly string[];
  /** Whether there is something in them already. */
  readonly isFilled: boolean;
}

/** See {@link MoreFieldsProps}: folded, unless something stands in them, was written into them before, or is wrong with them. */
export function MoreFields({ title, names, isFilled, children }: MoreFieldsProps) {
  const form = useContext(FormContext);
  const { draft, refusals } = form;
  const [isOpen, setOpen] = useState(isFilled || names.some((name) => draft?.values[name]?.some((value) => value !== '')));
  useEffect(() => {
    if (refusals.some(({ field }) => names.includes(wholeOf(field)))) setOpen(true);
  }, [refusals, names]);
  return (
    <details className="more-fields" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      <FormContext value={{ ...form, refusals: refusals.map((refusal) => ({ ...refusal, field: wholeOf(refusal.field) })) }}>
        <div className="change-form">{children}</div>
      </FormContext>
    </details>
  );
}

/** Of a list, the graph names the one part that is wrong (`topics.2`); here it is one field. */
const wholeOf = (field: string | null): string => field?.split('.', 1)[0] ?? '';
