import type { ResultType } from '../../../shared/command/command.js';
import type { RegionalContext } from '../regional-context.js';
import { Agreement, presentAgreement } from './agreement.type.js';
import { bySlug } from './governance.repository.js';

/** Commands whose answer shows an agreement. */
export const AGREEMENT: ResultType<RegionalContext> = {
  name: 'Agreement',
  field: 'agreement',
  type: () => Agreement,
  description: 'The agreement as it stands after the change.',
  load: async ({ id, moment }, context) => {
    const row = bySlug(await context.loaders.agreements(moment), id);
    return row && presentAgreement(row, context, moment);
  },
};
