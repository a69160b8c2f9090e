import { escapeHtml } from './page.js';

/** Renders Markdown. Whatever of it is HTML is shown as text. */
export interface Markdown {
  page(text: string): string;
  /** Without a paragraph around it. */
  line(text: string): string;
}

/**
 * Opens the renderer. Loaded with the first page: the gateway has no other use for it.
 * @param linkOf where code that names something leads, for example `Nurse`; null for none
 * @param hrefOf the address of the page that a link of the sources means
 */
export async function openMarkdown(linkOf: (code: string) => string | null, hrefOf: (link: string) => string): Promise<Markdown> {
  const { default: MarkdownIt } = await import('markdown-it');
  const markdown = new MarkdownIt({ html: false });
  const { rules } = markdown.renderer;
  rules.code_inline = (tokens, index) => {
    const code = tokens[index]?.content ?? '';
    const link = linkOf(code);
    return link === null ? `<code>${escapeHtml(code)}</code>` : `<a href="${link}"><code>${escapeHtml(code)}</code></a>`;
  };
  rules.heading_open = (tokens, index, options, _env, self) => {
    tokens[index]?.attrSet('id', anchorOf(tokens[index + 1]?.content ?? ''));
    return self.renderToken(tokens, index, options);
  };
  rules.link_open = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    token?.attrSet('href', hrefOf(String(token.attrGet('href'))));
    return self.renderToken(tokens, index, options);
  };
  return { page: (text) => markdown.render(text), line: (text) => markdown.renderInline(text) };
}

/** As GitHub does it, so that links to headings lead to the same place there. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
