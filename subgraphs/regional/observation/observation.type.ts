import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { DateTimeScalar } from '../../../shared/subgraph/date.js';
import { Period } from '../period.type.js';
import { ObservationMeasure, Precision, SubjectKind } from './observation.vocabulary.js';

@Access('PUBLIC')
@ObjectType({ description: 'What a published figure speaks of.' })
export class ObservationSubject {
  @Field(() => SubjectKind, { description: 'What kind of thing.' })
  kind!: string;

  @Field(() => String, { description: 'Slug, or code of an area.' })
  key!: string;

  @Field(() => String, { description: 'Name, as the source has it.' })
  label!: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'Why an editor prefers this figure over others of the same thing.' })
export class ObservationPreference {
  @Field(() => String, { description: 'Her reason.' })
  reason!: string;

  @Field(() => DateTimeScalar, { description: 'When she chose.' })
  recordedAt!: string;

  @Field(() => Int, { description: 'Version of the choice, as in `Observation.preferenceVersion`.' })
  version!: number;
}

@Access('PUBLIC')
@ObjectType({ description: 'A figure as published, with its words and its source. Figures that contradict each other stand side by side.' })
export class Observation {
  @Field(() => String, { description: 'Stable key.' })
  key!: string;

  @Field(() => ObservationMeasure, { description: 'What it counts or measures.' })
  measure!: string;

  @Field(() => Float, { nullable: true, description: 'The figure; null where the source gives none.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end, for ranges.' })
  valueHigh!: number | null;

  @Field(() => Precision, { description: 'How exactly it is stated.' })
  precision!: Precision;

  @Field(() => String, { nullable: true, description: 'Unit, for example `persons`.' })
  unit!: string | null;

  @Field(() => Boolean, { description: 'The unit is inferred: the source does not state it.' })
  unitInferred!: boolean;

  @Field(() => Period, { nullable: true, description: 'When it holds; null where the source does not say.' })
  period!: Period | null;

  @Field(() => ObservationSubject, { description: 'What it speaks of.' })
  subject!: ObservationSubject;

  @Field(() => String, { description: 'The words of the source, in Norwegian.' })
  verbatim!: string;

  @Field(() => String, { nullable: true, description: 'What a reader should know.' })
  note!: string | null;

  @Field(() => Boolean, {
    description:
      'Shown first among the figures of the same thing: by an editor’s choice (`preference`), else dated beats undated, exact beats approximate, newer beats older; on a tie none.',
  })
  preferred!: boolean;

  @Field(() => ObservationPreference, { nullable: true, description: 'The choice of an editor; null where the rule decides.' })
  preference!: ObservationPreference | null;

  @Field(() => Int, {
    description:
      'Version of the choice among the figures of the same thing, the same for all of them, for `expectedVersion` of `preferObservation`: also of one that was taken back; 0 while nobody has chosen.',
  })
  preferenceVersion!: number;

  @Field(() => DateTimeScalar, { description: 'When the system learned it.' })
  recordedAt!: string;

  readonly sourceSlug!: string;
  readonly locator!: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'Where published figures or sources disagree.' })
export class Contradiction {
  @Field(() => String, { description: 'Stable key.' })
  key!: string;

  @Field(() => String, { description: 'What disagrees, in English.' })
  title!: string;

  @Field(() => String, { description: 'What disagrees, in Norwegian bokmål.' })
  titleNb!: string;

  @Field(() => String, { description: 'How, and what follows, in English.' })
  explanation!: string;
}
