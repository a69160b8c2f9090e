import { Field, InputType } from 'type-graphql';
import { ChangeInput, type ResultType } from '../../../shared/command/command.js';
import { line, mustBeVersion, mustExist, narrative } from '../../../shared/command/read-input.js';
import { Refusal } from '../../../shared/command/user-error.js';
import { believed } from '../../../shared/sector/time.js';
import { parseMoment } from '../../../shared/subgraph/moment.js';
import { editFact } from '../change/edit-fact.js';
import { mustBeEditor } from '../change/editor.rules.js';
import type { RegionalCommand } from '../change/regional-work.js';
import type { RegionalContext } from '../regional-context.js';
import { PlanItemFact } from './plan.entity.js';
import { PlanItem, presentPlanItem } from './plan-item.type.js';

@InputType({
  description: 'New words for a piece of a plan. A text that is left out stays as it is; but with new bokmål, translations of the old go.',
})
export class RevisePlanItemInput extends ChangeInput {
  @Field(() => String, { description: 'Key of the piece.' })
  key!: string;

  @Field(() => String, { nullable: true, description: 'Bokmål; never empty.' })
  nb?: string | null;

  @Field(() => String, { nullable: true, description: 'Nynorsk; an empty text takes it away.' })
  nn?: string | null;

  @Field(() => String, { nullable: true, description: 'English; an empty text takes it away.' })
  en?: string | null;

  @Field(() => String, { description: 'Why; shown as the note of the piece.' })
  reason!: string;
}

const PLAN_ITEM: ResultType<RegionalContext> = {
  name: 'PlanItem',
  field: 'planItem',
  type: () => PlanItem,
  description: 'The piece after the change.',
  load: async ({ id, moment }, { db }) => {
    const rows = db
      .selectFrom('planItem')
      .selectAll()
      .where('key', '=', id)
      .where(believed('planItem', parseMoment(moment)));
    const row = await rows.executeTakeFirst();
    return row ? presentPlanItem(row) : null;
  },
};

/** As long as the longest input may be. */
const MAX_TEXT = 4_000;

/** Revises the words of a piece of a plan or function description (revidere); what it said before stays known. */
export const revisePlanItem: RegionalCommand<RevisePlanItemInput> = {
  verb: 'revise',
  noun: 'PlanItem',
  description:
    'Revises the words of a piece of a strategy plan or function description, with the reason (revidere). What it said before stays known. For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: RevisePlanItemInput,
  result: PLAN_ITEM,
  async run({ key, nb, nn, en, reason, expectedVersion }, work) {
    mustBeEditor(work);
    const rows = work.db.selectFrom('planItem').selectAll().where('key', '=', key).where('supersededAt', 'is', null);
    const before = mustExist(await rows.executeTakeFirst(), 'key');
    mustBeVersion(expectedVersion, before.version);
    const bokmaal = nb == null ? before.nb : line(nb, 'nb', MAX_TEXT);
    const same = bokmaal === before.nb;
    // A translation of words that have gone would say what the plan does not.
    const after = {
      nb: bokmaal,
      verbatim: Boolean(before.verbatim) && same,
      nn: translation(nn, 'nn', same ? before.nn : null),
      en: translation(en, 'en', same ? before.en : null),
    };
    if (same && after.nn === before.nn && after.en === before.en) throw new Refusal('ALREADY_RECORDED');
    await editFact(work, PlanItemFact, before, { ...after, note: narrative(reason, 'reason') });
    return { objectId: key };
  },
};

function translation(text: string | null | undefined, field: string, before: string | null): string | null {
  if (text == null) return before;
  return text.trim() === '' ? null : line(text, field, MAX_TEXT);
}
