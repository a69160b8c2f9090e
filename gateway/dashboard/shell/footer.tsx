import { shellTexts } from '../texts/shell.js';
import { useTexts } from '../texts/use-language.js';

/** What stands below every view. */
export function Footer() {
  const texts = useTexts(shellTexts);
  return (
    <footer className="page-footer">
      <ul>
        <li>
          <a href="/docs">{texts.docs}</a>
        </li>
        <li>
          <a href="/explore">{texts.explore}</a>
        </li>
        <li>
          <a href="/feeds/activity.atom">{texts.feeds}</a>
        </li>
      </ul>
    </footer>
  );
}
