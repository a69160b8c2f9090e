import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import type { RegionalContext } from '../regional-context.js';
import type { PlanFact } from './plan.entity.js';
import { Plan, presentPlan } from './plan.type.js';
import { PlanItem, piecesOf } from './plan-item.type.js';

@Access('PUBLIC')
@ObjectType({ description: 'A duty of a resource nurse (oppgave).' })
export class Duty {
  @Field(() => Int, { description: 'Number, from 1, through all sections.' })
  number!: number;

  @Field(() => PlanItem, { description: 'Its text with its place in the source.' })
  item!: PlanItem;

  readonly section!: PlanItem;
}

@Access('PUBLIC')
@ObjectType({ description: 'What the task of a resource nurse is (funksjonsbeskrivelse): definition, who may have it, duties.' })
export class FunctionDescription extends Plan {
  @Field(() => Boolean, { description: 'Whether its text is published; if not, it is only known to exist, and has no pieces.' })
  textKnown!: boolean;

  @Field(() => [Duty], { description: 'The duties, in order.' })
  duties!: Duty[];
}

/** What the API shows of a function description. */
export async function presentFunctionDescription(row: PlanFact, context: RegionalContext, moment: string): Promise<FunctionDescription> {
  const plan = await presentPlan(row, context, moment);
  return {
    ...plan,
    textKnown: Boolean(row.textKnown),
    duties: piecesOf(plan.items, 'DUTY_SECTION').flatMap((section) =>
      piecesOf(plan.items, 'DUTY', section.number).map((item) => ({ number: Number(item.number), item, section })),
    ),
  };
}
