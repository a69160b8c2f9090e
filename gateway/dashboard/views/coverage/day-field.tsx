import { Textfield } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { FIRST_YEAR } from './read-question.js';

/** A day, written or picked. */
export interface DayFieldProps {
  readonly label: string;
  /** ISO 8601; empty for none. */
  readonly value: string;
  readonly choose: (day: string) => void;
}

/** Tells a day when it is whole and one of which there are figures; what is half written stays in the field. */
export function DayField({ label, value, choose }: DayFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const input = field.current;
    if (input && input.value !== value && (input.validity.valid || value !== '')) input.value = value;
  }, [value]);
  return (
    <Textfield
      ref={field}
      type="date"
      label={label}
      min={`${FIRST_YEAR}-01-01`}
      max={todayInOslo()}
      defaultValue={value}
      onChange={({ target }) => target.validity.valid && choose(target.value)}
    />
  );
}
