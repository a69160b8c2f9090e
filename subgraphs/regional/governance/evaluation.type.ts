import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { Period } from '../period.type.js';
import type { RegionalContext } from '../regional-context.js';
import { citeSource, SourceReference } from '../source/source.type.js';
import type { EvaluationFacts } from './evaluation.rules.js';

@Access('PUBLIC')
@ObjectType({ description: 'That a body looked at its work (evaluering).' })
export class Evaluation {
  @Field(() => ID, { nullable: true, description: 'Stable id of what an editor recorded; null for what is published.' })
  id!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the record, for `expectedVersion` of a change; null for what is published.',
  })
  version!: number | null;

  @Field(() => Period, { description: 'When.' })
  period!: EvaluationFacts['period'];

  @Field(() => String, { nullable: true, description: 'The words of the source, or those in which it was told to the editor.' })
  verbatim!: string | null;

  @Field(() => SourceReference, { description: 'Where this comes from.' })
  source!: SourceReference;
}

/** What the API shows of an evaluation. */
export async function presentEvaluation(facts: EvaluationFacts, { loaders }: Pick<RegionalContext, 'loaders'>): Promise<Evaluation> {
  const { record, period, verbatim, source, locator } = facts;
  const cited = citeSource(await loaders.source.load(source), locator || null);
  return { id: record?.evaluationId ?? null, version: record?.version ?? null, period, verbatim, source: cited };
}
