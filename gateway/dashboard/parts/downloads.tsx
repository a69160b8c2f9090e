import { Button } from '@digdir/designsystemet-react';
import { figureTexts } from '../texts/figure.js';
import { useTexts } from '../texts/use-language.js';

/** A file to take along. */
export interface Download {
  /** The format, for example CSV. */
  readonly label: string;
  readonly href: string;
}

/** Links that look like buttons, one a format; nothing where there is none. */
export function Downloads({ list }: { readonly list: readonly Download[] }) {
  const texts = useTexts(figureTexts);
  if (list.length === 0) return null;
  return (
    <ul className="downloads">
      {list.map(({ label, href }) => (
        <li key={label}>
          <Button asChild variant="secondary" data-size="sm">
            <a href={href} download>
              <span className="visually-hidden">{texts.download} </span>
              {label}
            </a>
          </Button>
        </li>
      ))}
    </ul>
  );
}
