import { directoryTexts } from '../../texts/directory.js';
import { useTexts } from '../../texts/use-language.js';

/** A work contact as far as the reader may see it. */
export interface ContactProps {
  readonly contact: { readonly email: string | null; readonly phone: string | null } | null;
  readonly isHidden: boolean;
}

/** See {@link ContactProps}. */
export function ContactDetails({ contact, isHidden }: ContactProps) {
  const texts = useTexts(directoryTexts);
  if (isHidden) return <em className="block quiet">{texts.hiddenContact}</em>;
  if (!contact?.email && !contact?.phone) return <em className="block quiet">{texts.noContact}</em>;
  return (
    <>
      {contact.email && (
        <a className="block" href={`mailto:${contact.email}`}>
          {contact.email}
        </a>
      )}
      {contact.phone && (
        <a className="block" href={`tel:${contact.phone.replaceAll(' ', '')}`}>
          {contact.phone}
        </a>
      )}
    </>
  );
}
