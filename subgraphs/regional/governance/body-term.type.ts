import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { Period } from '../period.type.js';
import type { BodyTermVersion } from './body-term.entity.js';
import { TermStatus } from './body-term.vocabulary.js';

@Access('PUBLIC')
@ObjectType({ description: 'A term for which a body was appointed (oppnevningsperiode).' })
export class BodyTerm {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the record, for `expectedVersion` of a change.' })
  version!: number;

  @Field(() => Period, { description: 'When it holds.' })
  valid!: Period;

  @Field(() => String, { nullable: true, description: 'Who decided, and where that stands.' })
  decision!: string | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'When a body was last known to have looked at its work: all there is to go by where no appointment is dated.' })
export class TermEvidence {
  @Field(() => Period, { description: 'When it last evaluated its work.' })
  evaluated!: Period;

  @Field(() => Int, { description: 'Days since the last day of that.' })
  ageDays!: number;
}

@Access('PUBLIC')
@ObjectType({ description: 'Whether a body is within a term on a day.' })
export class TermState {
  @Field(() => TermStatus, { description: 'Whether it is.' })
  status!: TermStatus;

  @Field(() => BodyTerm, { nullable: true, description: 'The term that holds, or the last one that has ended; null if none is recorded.' })
  term!: BodyTerm | null;

  @Field(() => TermEvidence, {
    nullable: true,
    description: 'The age of what is known; null if it had not evaluated its work by that day.',
  })
  evidence!: TermEvidence | null;
}

/** What the API shows of a term’s row. */
export function presentBodyTerm({ bodyTermId: id, version, validFrom: from, validTo: to, decision }: Readonly<BodyTermVersion>): BodyTerm {
  return { id, version, valid: { from, to }, decision };
}
