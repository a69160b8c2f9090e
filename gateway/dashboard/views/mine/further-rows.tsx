import { Button, Paragraph } from '@digdir/designsystemet-react';
import { type PropsWithChildren, useLayoutEffect, useRef, useState } from 'react';

/** More of a list, on demand. */
export interface FurtherRowsProps extends PropsWithChildren {
  /** What the button says. */
  readonly open: string;
  /** Which rows they are. */
  readonly label: string;
}

/** See {@link FurtherRowsProps}. The focus goes to what the rows are, for the button is gone then. */
export function FurtherRows({ open, label, children }: FurtherRowsProps) {
  const [isOpen, setOpen] = useState(false);
  const line = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (isOpen) line.current?.focus();
  }, [isOpen]);
  if (!isOpen)
    return (
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {open}
      </Button>
    );
  return (
    <>
      <Paragraph ref={line} tabIndex={-1} className="quiet">
        {label}
      </Paragraph>
      {children}
    </>
  );
}
