import './choices.css';
import type { PropsWithChildren } from 'react';

/** What decides what is shown below it: each choice counts at once, and stands in the address. */
export interface ChoicesProps extends PropsWithChildren {
  readonly label: string;
}

/** See {@link ChoicesProps}. */
export function Choices({ label, children }: ChoicesProps) {
  return (
    <search className="choices" aria-label={label}>
      {children}
    </search>
  );
}
