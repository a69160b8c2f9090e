import { Field, Int, ObjectType } from 'type-graphql';
import type { ClinicalTool } from '../../../shared/sector/record/record.vocabulary.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateTimeScalar } from '../../../shared/subgraph/date.js';
import type { PlanItemFact } from './plan.entity.js';
import { PlanItemKind } from './plan.vocabulary.js';
import type { PlanText } from './plan-text.js';

@Access('PUBLIC')
@ObjectType({ description: 'A piece of a plan or function description, with its place in the source.' })
export class PlanItem {
  @Field(() => String, { description: 'Stable key, for example `oslo-2024-2028/sub-goal/2.5`.' })
  key!: string;

  @Field(() => String, { description: 'Stable number among its kind: `2.5` of a sub-goal, `1.5a` of a tool, `7` of a duty.' })
  number!: string;

  @Field(() => PlanItemKind, { description: 'What it is.' })
  kind!: PlanItemKind;

  @Field(() => Boolean, { description: 'Its bokmål is word for word what the source has; false once an editor has changed it.' })
  verbatim!: boolean;

  @Field(() => Int, { description: 'Version of the record, for `expectedVersion` of a change.' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When the system learned it in this form.' })
  recordedAt!: string;

  @Field(() => Boolean, { description: 'Revised by an editor.' })
  edited!: boolean;

  @Field(() => String, { nullable: true, description: 'What a reader should know; of a revised one, why it was revised.' })
  note!: string | null;

  readonly texts!: PlanText;
  readonly parent!: string | null;
  readonly tool!: ClinicalTool | null;
  /** Of a sub-goal that cannot be measured: why. */
  readonly narrative!: PlanText | null;
  readonly sourceSlug!: string;
  readonly locator!: string;
}

/** What the API shows of the row of a piece. */
export function presentPlanItem(row: PlanItemFact): PlanItem {
  const { key, number, kind, version, recordedAt, note, nb, nn, en, parent, narrativeOnly, narrativeOnlyEn, locator } = row;
  const edited = Boolean(row.edited);
  return {
    ...{ key, number, kind, version, recordedAt, note, parent, locator, edited },
    narrative: narrativeOnly === null ? null : { nb: narrativeOnly, nn: null, en: narrativeOnlyEn },
    verbatim: Boolean(row.verbatim),
    texts: { nb, nn, en },
    tool: row.code as ClinicalTool | null,
    sourceSlug: row.source,
  };
}

/** The pieces of a kind, in the order of the plan; with a parent, only those that belong to it. */
export const piecesOf = (items: readonly PlanItem[], kind: PlanItemKind, parent?: string): PlanItem[] =>
  items.filter((item) => item.kind === kind && (parent === undefined || item.parent === parent));

/** The one piece of a kind, which every plan has: the content is checked for it at every start. */
export function pieceOf(items: readonly PlanItem[], kind: PlanItemKind, parent?: string): PlanItem {
  const [piece] = piecesOf(items, kind, parent);
  if (!piece) throw new Error(`a plan lacks its ${kind} ${parent ?? ''}`);
  return piece;
}
