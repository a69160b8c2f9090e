import { useSearchParams } from 'wouter';
import { LANGUAGES } from '../texts/language.js';
import { shellTexts } from '../texts/shell.js';
import { useLanguage, useTexts } from '../texts/use-language.js';

const NAMES = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' } as const;

/** Links to the same state of the same view in the other languages. */
export function LanguageSwitch() {
  const texts = useTexts(shellTexts);
  const language = useLanguage();
  const [search] = useSearchParams();
  const hrefOf = (other: string) => {
    const changed = new URLSearchParams(search);
    changed.set('lang', other);
    return `?${changed}`;
  };
  return (
    <nav aria-label={texts.languages}>
      <ul className="page-languages">
        {LANGUAGES.map((other) => (
          <li key={other}>
            <LanguageLink href={hrefOf(other)} lang={other} isCurrent={other === language} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function LanguageLink({ href, lang, isCurrent }: { href: string; lang: keyof typeof NAMES; isCurrent: boolean }) {
  const [, setSearch] = useSearchParams();
  return (
    <a
      href={href}
      lang={lang}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        setSearch(new URLSearchParams(href), { replace: true });
      }}
    >
      {NAMES[lang]}
    </a>
  );
}
