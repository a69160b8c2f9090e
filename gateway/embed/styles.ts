/** Colours and fonts are the page's own; these can be set: `--network-gap`, `--network-link`, `--network-focus`. */
const CSS = `
:host { display: block; overflow-wrap: anywhere; }
:host([hidden]), [hidden] { display: none; }
[part~=list], [part~=nurses] { list-style: none; margin: 0; padding: 0; display: grid; gap: var(--network-gap, 1em); }
[part~=nurses] { gap: calc(var(--network-gap, 1em) / 2); margin-block-start: .25em; }
[part~=title] { font-weight: 600; }
[part~=date], [part~=place], [part~=summary], [part~=name], [part~=email], [part~=phone], [part~=verified] { display: block; }
[part~=link] { color: var(--network-link, inherit); text-decoration: underline; width: fit-content; }
[part~=link]:focus-visible { outline: 3px solid var(--network-focus, currentColor); outline-offset: 2px; }
p { margin-block: .5em; }
[part~=notice], [part~=error] { padding-inline-start: .75em; border-inline-start: .25em solid currentColor; }
`;

/** Makes the style sheet of a component by script: a Content-Security-Policy without `unsafe-inline` lets it pass. */
export function makeStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  return sheet;
}
