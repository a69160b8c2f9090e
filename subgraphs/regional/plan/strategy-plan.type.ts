import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import type { RegionalContext } from '../regional-context.js';
import { FocusArea, presentFocusAreas } from './focus-area.type.js';
import type { PlanFact } from './plan.entity.js';
import { Plan, presentPlan } from './plan.type.js';

@Access('PUBLIC')
@ObjectType({ description: 'A strategy plan that networks are steered by (strategiplan), word for word.' })
export class StrategyPlan extends Plan {
  @Field(() => [FocusArea], { description: 'Its focus areas (satsningsområder), in order.' })
  focusAreas!: FocusArea[];
}

/** What the API shows of a strategy plan. */
export async function presentStrategyPlan(row: PlanFact, context: RegionalContext, moment: string): Promise<StrategyPlan> {
  const plan = await presentPlan(row, context, moment);
  return { ...plan, focusAreas: presentFocusAreas(plan.items, { planSlug: plan.slug, moment }) };
}
