import { readFileSync } from 'node:fs';
import type { GraphQLSchema } from 'graphql';
import { projectPath } from '../../shared/subgraph/project-root.js';
import type { FieldAccess } from './field-access.js';
import { examplesPage, guideAddress, guidePage, readGuides } from './guides.js';
import { openMarkdown } from './open-markdown.js';
import { renderPage } from './page.js';
import { openReference, referenceIndex, referencePage } from './reference.js';
import { addressOf, TYPE_PAGES } from './type-pages.js';

/** Builds all pages of the documentation: HTML by address. */
export async function buildSite(schema: GraphQLSchema): Promise<ReadonlyMap<string, string>> {
  const access = JSON.parse(readFileSync(projectPath('gateway', 'reference', 'access.json'), 'utf8')) as FieldAccess;
  const markdown = await openMarkdown((code) => linkOf(schema, code), guideAddress);
  const reference = openReference(schema, access, markdown);
  const pages = [
    ...readGuides().map((guide) => [guideAddress(`${guide.name}.md`), guidePage(guide, markdown)] as const),
    ['/docs/examples', examplesPage()] as const,
    ['/docs/reference', referenceIndex(reference)] as const,
    ...TYPE_PAGES.map((page) => [`/docs/reference/${page.slug}`, referencePage(page, reference)] as const),
  ];
  return new Map(pages.map(([address, content]) => [address, renderPage(content)]));
}

/** Where a name in code leads: a type, a field (`Nurse.contact`, `OusNurse.contact`), a query or a mutation. */
function linkOf(schema: GraphQLSchema, code: string): string | null {
  const [, name = '', field] = /^(\w+)(?:\.(\w+))?$/.exec(code) ?? [];
  const type = schema.getType(name);
  if (type && field === undefined) return addressOf(schema, type);
  const parents = type && 'getInterfaces' in type ? type.getInterfaces() : [];
  const root = field === undefined ? [schema.getQueryType(), schema.getMutationType()] : [...parents, type];
  const declaring = root.find((one) => one && 'getFields' in one && (field ?? name) in one.getFields());
  return declaring ? `${addressOf(schema, declaring)}.${field ?? name}` : null;
}
