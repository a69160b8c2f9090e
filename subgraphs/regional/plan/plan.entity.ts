import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { EditableFact } from '../fact.entity.js';
import type { PlanItemKind, PlanKind } from './plan.vocabulary.js';

/** A strategy plan or a function description: what its pieces belong to. */
@Entity({ tableName: 'plan' })
export class PlanFact extends EditableFact {
  @Property({ type: 'text' })
  slug!: string;

  @Property({ type: 'text' })
  kind!: PlanKind;

  @Property({ type: 'text' })
  region!: string;

  /** Slug of the document that it is. */
  @Property({ type: 'text', nullable: true })
  document!: string | null;

  /** Whether its text is known; if not, it has no pieces. */
  @Property({ type: 'boolean' })
  textKnown!: boolean;

  @Property({ type: 'text', nullable: true })
  validFrom!: string | null;

  @Property({ type: 'text', nullable: true })
  validTo!: string | null;

  @Property({ type: 'text' })
  source!: string;

  @Property({ type: 'text' })
  locator!: string;

  @Property({ type: 'text', nullable: true })
  note!: string | null;
}

/** A piece of a plan, word for word, with its number and its place in the source. */
@Entity({ tableName: 'plan_item' })
export class PlanItemFact extends EditableFact {
  /** Plan and number: `oslo-2024-2028/sub-goal/2.5`. */
  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  plan!: string;

  @Property({ type: 'text' })
  kind!: PlanItemKind;

  /** Stable number among its kind: `2` of a focus area, `2.5` of a sub-goal, `1.5a` of a tool, `7` of a duty. */
  @Property({ type: 'text' })
  number!: string;

  /** Number of what it belongs to: the focus area of a sub-goal, the sub-goal of a tool, the section of a duty. */
  @Property({ type: 'text', nullable: true })
  parent!: string | null;

  /** Place among all pieces of the plan, in the order of the source. */
  @Property({ type: 'integer' })
  position!: number;

  /** Norwegian bokmål. */
  @Property({ type: 'text' })
  nb!: string;

  /** Whether the bokmål is word for word what the source has. */
  @Property({ type: 'boolean' })
  verbatim!: boolean;

  @Property({ type: 'text', nullable: true })
  nn!: string | null;

  /** Our translation. */
  @Property({ type: 'text', nullable: true })
  en!: string | null;

  /** Of a tool: its code, as units report it. */
  @Property({ type: 'text', nullable: true })
  code!: string | null;

  /** Of a sub-goal that cannot be measured: why. */
  @Property({ type: 'text', nullable: true })
  narrativeOnly!: string | null;

  /** The same in English. */
  @Property({ type: 'text', nullable: true })
  narrativeOnlyEn!: string | null;

  @Property({ type: 'text' })
  source!: string;

  @Property({ type: 'text' })
  locator!: string;

  @Property({ type: 'text', nullable: true })
  note!: string | null;
}
