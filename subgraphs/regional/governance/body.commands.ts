import { mustBeVersion, mustExist, narrative } from '../../../shared/command/read-input.js';
import { Refusal } from '../../../shared/command/user-error.js';
import { editFact } from '../change/edit-fact.js';
import { mustBeEditor } from '../change/editor.rules.js';
import { said } from '../change/read-change.js';
import type { RegionalCommand } from '../change/regional-work.js';
import { BodyFact } from './body.entity.js';
import { UpdateBodyInput } from './body.input.js';
import { BODY } from './body.result.js';
import { believedFacts, readCitation } from './governance.change.js';
import { bySlug } from './governance.repository.js';
import { goesInCircle } from './tree.rules.js';

/** Longest term that is no slip of the pen, in years. */
const LONGEST_TERM = 50;

/** Changes what is said of a body (endre mandat). */
export const updateBody: RegionalCommand<UpdateBodyInput> = {
  verb: 'update',
  noun: 'Body',
  description: 'Changes the mandate and other facts of a steering or operations group (endre mandat). For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: UpdateBodyInput,
  result: BODY,
  async run(input, work) {
    mustBeEditor(work);
    const bodies = await believedFacts(work, 'body');
    const before = mustExist(bySlug(bodies, input.slug), 'slug');
    mustBeVersion(input.expectedVersion, before.version);
    const appointedBy = said(input.appointedBy, before.appointedBy, (slug) => mustExist(bySlug(bodies, slug.trim()), 'appointedBy').slug);
    const aboveOf = new Map(bodies.map(({ slug, appointedBy: above }) => [slug, above]));
    if (goesInCircle(before.slug, aboveOf.set(before.slug, appointedBy))) throw new Refusal('CIRCLE', 'appointedBy');
    const mandate = said(input.mandate, before.mandate, (text) => narrative(text, 'mandate'));
    const termYears = said(input.termYears, before.termYears, readTermYears);
    // What the old source does not say is not told in its name.
    const isNew = mandate !== before.mandate || termYears !== before.termYears;
    const cited = await readCitation(work, { source: input.source ?? (isNew ? '' : null), locator: input.locator ?? null }, before);
    await editFact(work, BodyFact, before, {
      ...{ mandate, termYears, appointedBy, ...cited },
      verbatim: cited.source === before.source ? before.verbatim : null,
      note: said(input.note, before.note, (text) => narrative(text, 'note')),
    });
    return { objectId: before.slug };
  },
};

function readTermYears(years: number): number {
  if (years < 1 || years > LONGEST_TERM)
    throw new Refusal('INVALID', 'termYears', { problem: { nb: `fra 1 til ${LONGEST_TERM} år`, en: `1 to ${LONGEST_TERM} years` } });
  return years;
}
