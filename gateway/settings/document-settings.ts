import { type ChoiceSetting, readChoice } from '../../shared/settings/choice-setting.js';
import type { Environment } from '../../shared/settings/environment.js';
import type { TextSettings } from '../../shared/settings/text-setting.js';
import type { KnownDocuments } from '../http/known-documents.js';
import { readManifest } from '../http/read-manifest.js';

/** Which operations are executed. */
export const DOCUMENTS_SETTING = {
  variable: 'DOCUMENTS',
  choices: ['all', 'log', 'known'],
  description:
    'Which operations clients may ask: `all`; `log`: all, and each that is not known is logged once, by its hash and name; `known`: only those of the page, of `gateway/operations` and of `DOCUMENTS_FILES`, by their text, hash or id. Beyond: 400, `DOCUMENT_NOT_KNOWN`.',
} as const satisfies ChoiceSetting;

/** Where known operations are listed. */
export const DOCUMENTS_TEXTS = {
  files: {
    variable: 'DOCUMENTS_FILES',
    default: '',
    description:
      'Files with the operations of other clients, separated by commas: manifests as `@apollo/generate-persisted-query-manifest` writes them.',
  },
} as const satisfies TextSettings;

/** Which operations are executed. */
export interface DocumentSettings {
  readonly level: (typeof DOCUMENTS_SETTING.choices)[number];
  /** Operations of other clients, by id and hash. */
  readonly listed: KnownDocuments;
}

/**
 * Reads which operations are executed, and the files that list them.
 * @param problems takes what is wrong
 */
export function readDocumentSettings(environment: Environment, problems: string[]): DocumentSettings {
  const files = (environment[DOCUMENTS_TEXTS.files.variable] ?? '').split(',').flatMap((file) => file.trim() || []);
  const listed = files.map((file) => {
    const documents = readManifest(file);
    if (documents === null) problems.push(`${DOCUMENTS_TEXTS.files.variable} names ${file}, which is no manifest of persisted queries`);
    return documents ?? {};
  });
  return { level: readChoice(DOCUMENTS_SETTING, environment, problems), listed: Object.assign({}, ...listed) as KnownDocuments };
}
