import { line, mustBeVersion, mustExist, slug, webAddress } from '../../../shared/command/read-input.js';
import { Refusal } from '../../../shared/command/user-error.js';
import { year } from '../../../shared/sector/year.js';
import type { Registry } from '../../../shared/sectors.js';
import { addFact, editFact } from '../change/edit-fact.js';
import { mustBeEditor } from '../change/editor.rules.js';
import { said } from '../change/read-change.js';
import type { RegionalCommand, RegionalWork } from '../change/regional-work.js';
import type { Content } from '../fact.entity.js';
import { DocumentFact } from './document.entity.js';
import { AddDocumentInput, UpdateDocumentInput } from './document.input.js';
import { DOCUMENT } from './document.result.js';
import { NO_LONGER, readLanguageTag } from './document.rules.js';
import { believedFacts, mustBeNew, mustHaveEnded, readGovernedWords, UNSAID } from './governance.change.js';
import { bySlug } from './governance.repository.js';

/** Nothing said of a document but what it must have. */
const UNSAID_DOCUMENT = {
  officialTitle: null,
  issuer: null,
  year: null,
  language: null,
  statusVerbatim: null,
  url: null,
  urlAsGiven: null,
};

/** Adds a document (registrere dokument). */
export const addDocument: RegionalCommand<AddDocumentInput> = {
  verb: 'add',
  noun: 'Document',
  description: 'Adds a document that governs or informs the work (registrere dokument). For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: AddDocumentInput,
  result: DOCUMENT,
  async run(input, work, { registry }) {
    mustBeEditor(work);
    const { kind, status, title } = input;
    const before = { ...UNSAID, ...UNSAID_DOCUMENT, slug: slug(input.slug, 'slug'), kind, status, title, governs: '[]' };
    await mustBeNew(work, before.slug);
    await addFact(work, DocumentFact, await readWords(work, registry, input, before));
    return { objectId: before.slug };
  },
};

/** Changes what is said of a document (endre dokument). */
export const updateDocument: RegionalCommand<UpdateDocumentInput> = {
  verb: 'update',
  noun: 'Document',
  description: 'Changes what is said of a document (endre dokument). For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: UpdateDocumentInput,
  result: DOCUMENT,
  async run(input, work, { registry }) {
    mustBeEditor(work);
    const before = mustExist(bySlug(await believedFacts(work, 'document'), input.slug), 'slug');
    mustBeVersion(input.expectedVersion, before.version);
    await editFact(work, DocumentFact, before, await readWords(work, registry, input, before));
    return { objectId: before.slug };
  },
};

/** What a document is to be, by what it was and what an input says. */
async function readWords(
  work: RegionalWork,
  registry: Registry,
  input: AddDocumentInput | UpdateDocumentInput,
  before: Content<DocumentFact>,
): Promise<Content<DocumentFact>> {
  const status = input.status ?? before.status;
  const documents = await believedFacts(work, 'document');
  const { governs } = input;
  for (const [i, governed] of (governs ?? []).entries()) mustExist(bySlug(documents, governed), `governs.${i}`);
  const words = await readGovernedWords(work, registry, input, before);
  if (NO_LONGER.includes(status)) mustHaveEnded(words);
  return {
    slug: before.slug,
    ...words,
    kind: input.kind ?? before.kind,
    // Titles may be long: a white paper's is a sentence.
    title: input.title == null ? before.title : line(input.title, 'title', 500),
    officialTitle: said(input.officialTitle, before.officialTitle, (text) => line(text, 'officialTitle', 500)),
    issuer: said(input.issuer, before.issuer, (text) => line(text, 'issuer')),
    year: said(input.year, before.year, (value) => year(value, 'year')),
    status,
    statusVerbatim: status === before.status ? before.statusVerbatim : null,
    language: said(input.language, before.language, readLanguage),
    url: said(input.url, before.url, (text) => webAddress(text, 'url')),
    urlAsGiven: before.urlAsGiven,
    governs: governs == null ? before.governs : JSON.stringify(governs),
  };
}

function readLanguage(text: string): string {
  const tag = readLanguageTag(text.trim());
  if (tag === null)
    throw new Refusal('INVALID', 'language', {
      problem: { nb: 'skriv språket som nb, nn eller en', en: 'write the language as nb, nn or en' },
    });
  return tag;
}
