import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { PlanItem, pieceOf, piecesOf } from './plan-item.type.js';
import { type PlanReference, presentSubGoal, SubGoal } from './sub-goal.type.js';

@Access('PUBLIC')
@ObjectType({ description: 'A focus area of a strategy plan (satsningsområde).' })
export class FocusArea {
  @Field(() => Int, { description: 'Number, from 1.' })
  number!: number;

  @Field(() => [String], {
    description: 'How else the plan names it, as written: «KOMPETANSE» over the area that it lists as «Kompetanseheving».',
  })
  titleVariants!: string[];

  @Field(() => [SubGoal], { description: 'Its sub-goals (delmål), in order.' })
  subGoals!: SubGoal[];

  @Field(() => [PlanItem], {
    description: 'Everything that the plan says in it, in order: name, heading, goal, lead-in, sub-goals, tools.',
  })
  items!: PlanItem[];

  readonly title!: PlanItem;
  readonly goal!: PlanItem;
  readonly leadIn!: PlanItem;
}

/** The focus areas of a plan. */
export const presentFocusAreas = (items: readonly PlanItem[], plan: PlanReference): FocusArea[] =>
  piecesOf(items, 'FOCUS_AREA').map((title) => {
    const { number } = title;
    const subGoals = piecesOf(items, 'SUB_GOAL', number);
    const within = new Set([number, ...subGoals.map((goal) => goal.number)]);
    return {
      number: Number(number),
      titleVariants: piecesOf(items, 'FOCUS_AREA_HEADING', number)
        .map(({ texts }) => texts.nb)
        .filter((variant) => variant !== title.texts.nb),
      subGoals: subGoals.map((goal) => presentSubGoal(goal, items, plan)),
      items: items.filter((item) => item === title || (item.parent !== null && within.has(item.parent))),
      title,
      goal: pieceOf(items, 'GOAL', number),
      leadIn: pieceOf(items, 'LEAD_IN', number),
    };
  });
