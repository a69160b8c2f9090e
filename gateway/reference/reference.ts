import type { GraphQLSchema } from 'graphql';
import { describeType } from './describe-type.js';
import type { FieldAccess } from './field-access.js';
import type { Markdown } from './open-markdown.js';
import type { PageContent } from './page.js';
import { TYPE_PAGES, type TypePage, typesOf } from './type-pages.js';

/** What the reference is made from. */
export interface Reference {
  readonly schema: GraphQLSchema;
  readonly access: FieldAccess;
  /** A description as a paragraph; nothing without one. */
  sentence(description: string | null | undefined): string;
  /** A description within a line. */
  words(description: string | null | undefined): string;
}

/** Opens the reference of a schema. */
export const openReference = (schema: GraphQLSchema, access: FieldAccess, markdown: Markdown): Reference => ({
  schema,
  access,
  sentence: (description) => (description ? `<p>${markdown.line(description)}</p>` : ''),
  words: (description) => (description ? markdown.line(description) : ''),
});

/** The first page: where what is. */
export function referenceIndex({ schema }: Reference): PageContent {
  const kinds = TYPE_PAGES.map(({ slug, title, about }) => {
    const names = typesOf(schema, slug).map(({ name }) => `<li><a href="/docs/reference/${slug}#${name}"><code>${name}</code></a></li>`);
    const list = names.length > 1 ? `<ul class="names">${names.join('')}</ul>` : '';
    return `<h2 id="${slug}"><a href="/docs/reference/${slug}">${title}</a></h2><p>${about}</p>${list}`;
  });
  const body = `<h1>Reference of the schema</h1>
<p>Generated from the schema that is running. As text: <a href="/schema.graphql"><code>/schema.graphql</code></a>.
A field marked NETWORK or RESTRICTED takes a role; all others anybody may read.</p>${kinds.join('\n')}`;
  return { title: 'Reference', lang: 'en', body };
}

/** A page with all types of a kind. */
export const referencePage = ({ slug, title, about }: TypePage, reference: Reference): PageContent => ({
  title,
  lang: 'en',
  body: `<h1>${title}</h1><p>${about}</p>${typesOf(reference.schema, slug)
    .map((type) => describeType(type, reference))
    .join('\n')}`,
});
