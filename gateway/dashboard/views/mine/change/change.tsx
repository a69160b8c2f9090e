import { useState } from 'react';
import { useMine } from './change-context.js';
import { ChangeForm, type ChangeFormProps } from './change-form.js';

/** A change whose form is behind its name until somebody wants it. */
export function Change<Input extends { readonly idempotencyKey: string }>({ title, about, ...form }: ChangeProps<Input>) {
  const [isOpen, setOpen] = useState(false);
  const { mayDo } = useMine();
  if (!mayDo.has(form.action[form.owner].field)) return null;
  return (
    <details className="change" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {title}
        {about && <span className="visually-hidden"> {about}</span>}
      </summary>
      {isOpen && <ChangeForm {...form} title={title} onDone={() => setOpen(false)} />}
    </details>
  );
}

/** See {@link Change}. */
export interface ChangeProps<Input> extends ChangeFormProps<Input> {
  readonly title: string;
  /** What it would change, for those who do not see what it stands beside. */
  readonly about?: string;
}
