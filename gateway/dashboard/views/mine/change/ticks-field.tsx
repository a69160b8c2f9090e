import { ValidationMessage } from '@digdir/designsystemet-react';
import { useDrafted, useField } from './change-context.js';

/** A choice of none, some or all. */
export interface TicksFieldProps {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  /** The values that are chosen until somebody says otherwise. */
  readonly ticked: readonly string[];
}

/** See {@link TicksFieldProps}; what is wrong with it stands below it. */
export function TicksField({ name, legend, options, ticked }: TicksFieldProps) {
  const { id, error } = useField(name);
  const chosen = useDrafted(name) ?? ticked;
  return (
    <fieldset id={id} tabIndex={-1} className="mine-list" aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{legend}</legend>
      {options.map(([value, label]) => (
        <label key={value} className="block">
          <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} /> {label}
        </label>
      ))}
      {error !== undefined && <ValidationMessage id={`${id}-error`}>{error}</ValidationMessage>}
    </fieldset>
  );
}
