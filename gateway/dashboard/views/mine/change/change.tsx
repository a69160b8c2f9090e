import { useLayoutEffect, useRef, useState } from 'react';
import { useMine } from './change-context.js';
import { ChangeForm, type ChangeFormProps } from './change-form.js';

/**
 * A change whose form is behind its name until somebody wants it. It goes by what there was when it was opened: what others have changed since is not
 * overwritten by what stood in the fields, but told (`STALE_VERSION`), and shown on demand.
 */
export function Change<Input extends { readonly idempotencyKey: string }>({ title, about, ...form }: ChangeProps<Input>) {
  const [opened, setOpened] = useState<{ readonly form: typeof form; readonly times: number } | null>(null);
  const latest = useRef(form);
  useLayoutEffect(() => {
    latest.current = form;
  });
  const { mayDo } = useMine();
  if (!mayDo.has(form.action[form.owner].field)) return null;
  const open = (isOpen: boolean) => setOpened((before) => (isOpen ? (before ?? { form, times: 0 }) : null));
  const reload = () => setOpened((before) => before && { form: latest.current, times: before.times + 1 });
  return (
    <details className="change" open={opened !== null} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>
        {title}
        {about && <span className="visually-hidden"> {about}</span>}
      </summary>
      {opened && <ChangeForm key={opened.times} {...opened.form} title={title} onDone={() => setOpened(null)} onReload={reload} />}
    </details>
  );
}

/** See {@link Change}. */
export interface ChangeProps<Input> extends ChangeFormProps<Input> {
  readonly title: string;
  /** What it would change, for those who do not see what it stands beside. */
  readonly about?: string;
}
