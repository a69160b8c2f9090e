import { Textfield } from '@digdir/designsystemet-react';
import { useDrafted, useField } from './change-context.js';

/** A text of several lines. */
export interface LongFieldProps {
  /** Name in the form, which is the one in the input of the change. */
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly defaultValue?: string;
  /** How many lines are seen at once. */
  readonly rows?: number;
}

/** See {@link LongFieldProps}; what is wrong with it stands beside it. */
export function LongField({ name, defaultValue, rows = 4, ...props }: LongFieldProps) {
  const { id, error } = useField(name);
  const value = useDrafted(name)?.[0] ?? defaultValue;
  return (
    <Textfield {...props} multiline id={id} name={name} rows={rows} defaultValue={value} {...(error === undefined ? {} : { error })} />
  );
}
