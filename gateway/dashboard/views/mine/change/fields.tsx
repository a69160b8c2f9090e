import { Field, Label, Select, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { useDrafted, useField } from './change-context.js';

/** A line of text, a day or a number. */
export interface TextFieldProps {
  /** Name in the form, which is the one in the input of the change. */
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'date' | 'email' | 'tel' | 'time';
  readonly required?: boolean;
  readonly defaultValue?: string;
  readonly description?: string;
}

/** See {@link TextFieldProps}; what is wrong with it stands beside it. */
export function TextField({ name, type = 'text', defaultValue, ...props }: TextFieldProps) {
  const { id, error } = useField(name);
  const value = useDrafted(name)?.[0] ?? defaultValue;
  return <Textfield {...props} id={id} name={name} type={type} defaultValue={value} {...(error === undefined ? {} : { error })} />;
}

/** A choice among few. */
export interface ChoiceFieldProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly defaultValue?: string;
}

/** See {@link ChoiceFieldProps}. */
export function ChoiceField({ name, label, options, defaultValue }: ChoiceFieldProps) {
  const { id, error } = useField(name);
  const value = useDrafted(name)?.[0] ?? defaultValue;
  return (
    <Field>
      <Label htmlFor={id}>{label}</Label>
      <Select id={id} name={name} defaultValue={value}>
        {options.map(([value, text]) => (
          <Select.Option key={value} value={value}>
            {text}
          </Select.Option>
        ))}
      </Select>
      {error && <ValidationMessage>{error}</ValidationMessage>}
    </Field>
  );
}
