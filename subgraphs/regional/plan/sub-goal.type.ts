import { Field, ObjectType } from 'type-graphql';
import { ClinicalTool } from '../../../shared/sector/record/record.vocabulary.js';
import { Access } from '../../../shared/subgraph/access.js';
import { PlanItem, piecesOf } from './plan-item.type.js';
import type { PlanText } from './plan-text.js';

@Access('PUBLIC')
@ObjectType({ description: 'A clinical tool that a sub-goal names (verktøy).' })
export class PlanTool {
  @Field(() => ClinicalTool, { description: 'The tool, as units report it.' })
  tool!: ClinicalTool;

  @Field(() => PlanItem, { description: 'The words of the plan, with their place in it.' })
  item!: PlanItem;
}

@Access('PUBLIC')
@ObjectType({ description: 'A sub-goal of a strategy plan (delmål).' })
export class SubGoal {
  @Field(() => String, { description: 'Stable number: `2.5` is the fifth of focus area 2.' })
  number!: string;

  @Field(() => [ClinicalTool], { description: 'The tools that it names; empty but for 1.5 of the Oslo plan.' })
  tools!: ClinicalTool[];

  @Field(() => [PlanTool], { description: 'The same tools in the words of the plan.' })
  toolItems!: PlanTool[];

  @Field(() => PlanItem, { description: 'Its text with its place in the source.' })
  item!: PlanItem;

  readonly narrative!: PlanText | null;
  readonly planSlug!: string;
  readonly moment!: string;
}

/** What the plan of a sub-goal is, and when it is asked about. */
export interface PlanReference {
  readonly planSlug: string;
  readonly moment: string;
}

/** A sub-goal with its tools. */
export function presentSubGoal(item: PlanItem, items: readonly PlanItem[], { planSlug, moment }: PlanReference): SubGoal {
  const { number, narrative } = item;
  const toolItems = piecesOf(items, 'TOOL', number).flatMap((piece) => (piece.tool === null ? [] : { tool: piece.tool, item: piece }));
  return { number, narrative, item, toolItems, tools: toolItems.map(({ tool }) => tool), planSlug, moment };
}
