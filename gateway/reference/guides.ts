import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { type ExampleOperation, readOperations } from '../operations.js';
import type { Markdown } from './open-markdown.js';
import { escapeHtml, type PageContent } from './page.js';

/** A guide as it stands in `docs/guides`. */
export interface Guide {
  /** Name of the file without its ending; `README` is the first page. */
  readonly name: string;
  readonly text: string;
}

/** Reads all guides. */
export function readGuides(): Guide[] {
  const folder = projectPath('docs', 'guides');
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  return files.toSorted().map((file) => ({ name: file.replace('.md', ''), text: readFileSync(join(folder, file), 'utf8') }));
}

/** The page of a file that a guide links to: another guide, or an example query. All else stays as it is. */
export function guideAddress(link: string): string {
  const [, guide, anchor = ''] = /^([\w-]+)\.md(#.*)?$/.exec(link) ?? [];
  if (guide) return `${guide === 'README' ? '/docs' : `/docs/${guide}`}${anchor}`;
  const [, example] = /^\.\.\/\.\.\/gateway\/operations\/([\w-]+)\.graphql$/.exec(link) ?? [];
  return example ? `/docs/examples#${example}` : link;
}

/** A guide as a page; its first heading is the title. */
export const guidePage = ({ text }: Guide, markdown: Markdown): PageContent => ({
  title: /^# (.*)$/m.exec(text)?.[1] ?? 'Veiledning',
  lang: 'nb',
  body: markdown.page(text),
});

/** All example queries on one page. */
export function examplesPage(): PageContent {
  const examples = readOperations().map(({ name, query }: ExampleOperation) => {
    const [first = '', ...rest] = query.split('\n');
    return `<h2 id="${name}">${escapeHtml(first.replace(/^# /, ''))}</h2><pre><code>${escapeHtml(rest.join('\n'))}</code></pre>`;
  });
  const body = `<h1>Example queries</h1><p>One for each user story. They are in <a href="/explore">the explorer</a>, ready to be run.</p>`;
  return { title: 'Example queries', lang: 'en', body: `${body}${examples.join('\n')}` };
}
