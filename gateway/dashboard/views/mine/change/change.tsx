import { useLayoutEffect, useRef, useState } from 'react';
import { useMine } from './change-context.js';
import { ChangeForm, type ChangeFormProps } from './change-form.js';
import type { FormValues } from './read-form.js';
import { useDraft } from './use-draft.js';

/**
 * A change whose form is behind its name until somebody wants it, or wrote into it before her session ended. It goes by what there was when it was
 * opened: what others have changed since is not overwritten by what stood in the fields, but told (`STALE_VERSION`), and shown on demand.
 */
export function Change<Input extends { readonly idempotencyKey: string }>({ title, about, ...form }: ChangeProps<Input>) {
  const { mayDo } = useMine();
  const { field } = form.action[form.owner];
  const { draft, keep, drop } = useDraft(field, form.toInput);
  const [opened, setOpened] = useState<{ readonly form: typeof form; readonly times: number } | null>(draft && { form, times: 0 });
  const latest = useRef(form);
  useLayoutEffect(() => {
    latest.current = form;
  });
  if (!mayDo.has(field)) return null;
  const close = () => {
    drop();
    setOpened(null);
  };
  const open = (isOpen: boolean) => (isOpen ? setOpened((before) => before ?? { form, times: 0 }) : close());
  const reload = () => {
    drop();
    setOpened((before) => before && { form: latest.current, times: before.times + 1 });
  };
  return (
    <details className="change" open={opened !== null} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>
        {title}
        {about && <span className="visually-hidden"> {about}</span>}
      </summary>
      {opened && (
        <ChangeForm
          key={opened.times}
          {...opened.form}
          toInput={(values: FormValues) => ({ ...opened.form.toInput(values), ...versionOf(draft) })}
          title={title}
          draft={draft}
          onInput={keep}
          onDone={close}
          onReload={reload}
        />
      )}
    </details>
  );
}

/** What was written before goes by what there was then. */
const versionOf = (draft: { readonly expectedVersion?: number } | null) =>
  draft?.expectedVersion === undefined ? {} : { expectedVersion: draft.expectedVersion };

/** See {@link Change}. */
export interface ChangeProps<Input> extends ChangeFormProps<Input> {
  readonly title: string;
  /** What it would change, for those who do not see what it stands beside. */
  readonly about?: string;
}
