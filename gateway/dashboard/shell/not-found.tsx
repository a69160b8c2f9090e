import { Page } from '../parts/page.js';
import { shellTexts } from '../texts/shell.js';
import { useTexts } from '../texts/use-language.js';

/** For an address that no view has. */
export function NotFound() {
  const texts = useTexts(shellTexts);
  return <Page title={texts.notFound} lead={texts.notFoundText} />;
}
