import { Button } from '@digdir/designsystemet-react';
import { type FormEvent, type PropsWithChildren, useId, useState } from 'react';
import type { Draft } from '../../../session/drafts.js';
import { changeTexts } from '../../../texts/change.js';
import { useTexts } from '../../../texts/use-language.js';
import type { Owner } from '../owner.js';
import { FormContext, useMine } from './change-context.js';
import { DraftNote } from './draft-note.js';
import { OutcomeReport } from './outcome-report.js';
import { type FormValues, findMissing, readForm } from './read-form.js';
import { type Action, type Outcome, useChange, type WithoutKey } from './use-change.js';
import { useWordedRefusals } from './use-worded-refusals.js';

/** A form that makes one change. */
export interface ChangeFormProps<Input> extends PropsWithChildren {
  readonly action: Action<Input>;
  /** Whose data it changes. */
  readonly owner: Owner;
  /** What the button says. */
  readonly submit: string;
  readonly toInput: (values: FormValues) => WithoutKey<Input>;
  /** Whether it stands alone in a row, as a button. */
  readonly isSmall?: boolean;
  /** What the button says to those who do not see what it stands beside; begins with what it shows. */
  readonly label?: string;
  /** Name of the change, if the button alone does not say it. */
  readonly title?: string;
  /** What was written before the page was left. */
  readonly draft?: Draft | null;
  readonly onInput?: (form: HTMLFormElement) => void;
  readonly onDone?: () => void;
  /** After what others have changed was fetched. */
  readonly onReload?: () => void;
}

/** See {@link ChangeFormProps}. What was written stays until the change is done; where no role opens the change, there is nothing. */
export function ChangeForm<Input extends { readonly idempotencyKey: string }>(props: ChangeFormProps<Input>) {
  const { action, owner, submit, toInput, isSmall = false, label, title, draft = null, onInput, onDone, onReload, children } = props;
  const texts = useTexts(changeTexts);
  const { mayDo, announce } = useMine();
  const { send, isSending } = useChange(action);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const id = useId();
  const refusals = useWordedRefusals(outcome, id);
  if (!mayDo.has(action[owner].field)) return null;

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    // What was said of the change before is gone first: the same words twice would change nothing, and nobody would hear them.
    announce('');
    const form = event.currentTarget;
    const missing = findMissing(form, texts.required);
    const result: Outcome = missing.length > 0 ? { kind: 'REFUSED', refusals: missing } : await send(owner, toInput(readForm(form)));
    setOutcome(result);
    if (result.kind !== 'DONE') return;
    announce(texts.done(title ?? label ?? submit));
    form.reset();
    onDone?.();
  };
  const reload = () => {
    setOutcome(null);
    onReload?.();
  };
  return (
    <FormContext value={{ id, refusals, draft }}>
      <form
        noValidate
        onSubmit={onSubmit}
        onInput={(event) => onInput?.(event.currentTarget)}
        className={isSmall ? 'change-small' : 'change-form'}
      >
        {draft && !outcome && <DraftNote />}
        {outcome && <OutcomeReport key={JSON.stringify(outcome)} outcome={outcome} onReload={reload} />}
        {children}
        <Button
          type="submit"
          data-size="sm"
          variant={isSmall ? 'secondary' : 'primary'}
          aria-label={label}
          aria-disabled={isSending || undefined}
        >
          {isSending ? texts.sending : submit}
        </Button>
      </form>
    </FormContext>
  );
}
