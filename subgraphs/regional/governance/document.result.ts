import type { ResultType } from '../../../shared/command/command.js';
import type { RegionalContext } from '../regional-context.js';
import { Document, presentDocument } from './document.type.js';
import { bySlug } from './governance.repository.js';

/** Commands whose answer shows a document. */
export const DOCUMENT: ResultType<RegionalContext> = {
  name: 'Document',
  field: 'document',
  type: () => Document,
  description: 'The document as it stands after the change.',
  load: async ({ id, moment }, context) => {
    const row = bySlug(await context.loaders.documents(moment), id);
    return row && presentDocument(row, context, moment);
  },
};
