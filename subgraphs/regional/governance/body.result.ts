import type { ResultType } from '../../../shared/command/command.js';
import type { RegionalContext } from '../regional-context.js';
import { Body, presentBody } from './body.type.js';
import { bySlug } from './governance.repository.js';

/** Commands whose answer shows a body. */
export const BODY: ResultType<RegionalContext> = {
  name: 'Body',
  field: 'body',
  type: () => Body,
  description: 'The body as it stands after the change.',
  load: async ({ id, moment }, context) => {
    const row = bySlug(await context.loaders.bodies(moment), id);
    return row && presentBody(row, context, moment);
  },
};
