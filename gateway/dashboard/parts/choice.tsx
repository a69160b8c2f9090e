import { Field, Label, Select } from '@digdir/designsystemet-react';

/** One choice among few. */
export interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  /** Values and what they are called. */
  readonly options: readonly (readonly [value: string, text: string])[];
  /** What no choice is called; left out where one must be made. */
  readonly none?: string;
  readonly onChoose: (value: string) => void;
}

/** See {@link ChoiceProps}. A value that is not among the options counts as none. */
export function Choice({ label, value, options, none, onChoose }: ChoiceProps) {
  return (
    <Field>
      <Label>{label}</Label>
      <Select value={options.some(([option]) => option === value) ? value : ''} onChange={(event) => onChoose(event.target.value)}>
        {none !== undefined && <Select.Option value="">{none}</Select.Option>}
        {options.map(([option, text]) => (
          <Select.Option key={option} value={option}>
            {text}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
