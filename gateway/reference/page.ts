/** Texts that stand in HTML, attributes included. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What a page shows. */
export interface PageContent {
  readonly title: string;
  readonly lang: 'nb' | 'en';
  /** HTML, with the heading of the page. */
  readonly body: string;
}

const LINKS = [
  ['/docs', 'Veiledninger'],
  ['/docs/examples', 'Eksempler'],
  ['/docs/reference', 'Skjemaet'],
  ['/explore', 'Prøv selv'],
] as const;

/** A whole page. It needs no script, and nothing but its own style sheet. */
export const renderPage = ({ title, lang, body }: PageContent): string => `<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} – Ressurssykepleiere</title>
<link rel="stylesheet" href="/docs/docs.css">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#main">Til innholdet</a>
<header><nav aria-label="Dokumentasjon"><ul>${LINKS.map(([href, text]) => `<li><a href="${href}">${text}</a></li>`).join('')}</ul></nav></header>
<main id="main" lang="${lang}">
${body}
</main>
</body>
</html>
`;
