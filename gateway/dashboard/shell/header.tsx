import { SkipLink } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import { SessionStatus } from '../session/session-status.js';
import { shellTexts } from '../texts/shell.js';
import { useTexts } from '../texts/use-language.js';
import { LanguageSwitch } from './language-switch.js';
import { ViewLink } from './view-link.js';
import { VIEWS } from './views.js';

/** What stands above every view: whose page it is, where to go, in which language, and that the data are invented. */
export function Header() {
  const texts = useTexts(shellTexts);
  const [path] = useLocation();
  return (
    <>
      <SkipLink href="#content">{texts.skip}</SkipLink>
      <header className="page-header">
        <div className="page-header-top">
          <ViewLink to="overview" className="page-title">
            <strong>{texts.site}</strong> <span>{texts.siteNote}</span>
          </ViewLink>
          <div className="page-header-side">
            <LanguageSwitch />
            <SessionStatus />
          </div>
        </div>
        <nav aria-label={texts.navigation}>
          <ul className="page-menu">
            {VIEWS.map((view) => (
              <li key={view.name}>
                <ViewLink to={view.name} aria-current={view.path === path ? 'page' : undefined}>
                  {texts[view.name]}
                </ViewLink>
              </li>
            ))}
          </ul>
        </nav>
      </header>
    </>
  );
}
