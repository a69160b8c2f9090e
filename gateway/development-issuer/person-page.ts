import { escapeHtml } from '../reference/page.js';
import { REQUEST_PARAMETERS } from './authorization-request.js';
import type { PersonGroup } from './persons.js';

/** How the page looks. A file of its own, for the page's Content-Security-Policy allows nothing inline. */
export const PERSON_PAGE_STYLE = `body{font:1rem/1.5 system-ui,sans-serif;color:#1e2b3c;max-width:60rem;margin:0 auto;padding:1rem}
.warning{border-left:.4rem solid #b35c00;background:#fff6e8;padding:.75rem 1rem}
form{display:grid;gap:0 2rem;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr))}
h2{font-size:1.1rem;margin:1.25rem 0 .25rem}ul{list-style:none;padding:0;margin:0}
button{font:inherit;text-align:left;width:100%;margin:.15rem 0;padding:.45rem .7rem;border:1px solid #0b5a6f;border-radius:.25rem;background:#fff;color:#0b5a6f;cursor:pointer}
button:hover,button:focus-visible{background:#0b5a6f;color:#fff}`;

/**
 * The page on which somebody chooses who she is, in Norwegian.
 * @param request the parameters that she came with, which are sent along
 */
export function personPage(groups: readonly PersonGroup[], request: URLSearchParams): string {
  const hidden = REQUEST_PARAMETERS.flatMap((name) => {
    const value = request.get(name);
    return value === null ? [] : [`<input type="hidden" name="${name}" value="${escapeHtml(value)}">`];
  });
  const sections = groups.map(
    ({ title, persons }) => `<section><h2>${escapeHtml(title)}</h2><ul>
${persons.map(({ key, label }) => `<li><button name="person" value="${escapeHtml(key)}">${escapeHtml(label)}</button></li>`).join('\n')}
</ul></section>`,
  );
  return `<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Velg hvem du er – bare for utvikling</title>
<link rel="stylesheet" href="/oidc/style.css">
<link rel="icon" href="data:,">
</head>
<body>
<main>
<h1>Velg hvem du er</h1>
<p class="warning"><strong>Bare for utvikling.</strong> Ingen av personene finnes, og ingen blir spurt om passord. I drift logger man inn hos den
virkelige innloggingstjenesten, og denne siden finnes ikke.</p>
<form method="post" action="/oidc/authorize">
${hidden.join('\n')}
${sections.join('\n')}
</form>
</main>
</body>
</html>
`;
}
