import { Field, Float, Int, ObjectType } from 'type-graphql';
import { ReportKind } from '../../../shared/sector/report/report.vocabulary.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import { CompletenessWay, RecordKind } from './quality.vocabulary.js';

@Access('PUBLIC')
@ObjectType({
  description: 'Reports of one kind on a year (rapportering): the five figures of DHIS2. Rates come from the counts, never from rates.',
})
export class ReportingQuality {
  @Field(() => ReportKind, { description: 'Of units, or of networks.' })
  kind!: ReportKind;

  @Field(() => Int, {
    description: 'Expected: one of each unit that the network has on 31 December of the year, and one of each network that has units then.',
  })
  expected!: number;

  @Field(() => Int, { description: 'Of these, handed in or approved; one that was sent back counts again when it is handed in again.' })
  actual!: number;

  @Field(() => Int, { description: 'Of the actual ones, first handed in by the due day.' })
  onTime!: number;

  @Field(() => Float, { nullable: true, description: 'Actual / expected; null if none is expected.' })
  rate!: number | null;

  @Field(() => Float, { nullable: true, description: 'On time / expected; null if none is expected.' })
  rateOnTime!: number | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'How complete data are, told in one way (kompletthet).' })
export class CompletenessShare {
  @Field(() => CompletenessWay, { description: 'In which way.' })
  way!: CompletenessWay;

  @Field(() => Int, { description: 'Numerator (teller).' })
  numerator!: number;

  @Field(() => Int, { description: 'Denominator (nevner).' })
  denominator!: number;

  @Field(() => Float, { nullable: true, description: 'Their share, from 0 to 1; null if there is nothing.' })
  value!: number | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'How old what is known of the records of a kind is (ferskhet), on the day of the answer.' })
export class FreshnessCount {
  @Field(() => RecordKind, { description: 'What kind of record.' })
  kind!: RecordKind;

  @Field(() => Int, { description: 'Days after which such a record is stale: a house rule.' })
  limitDays!: number;

  @Field(() => Int, { description: 'All of them.' })
  total!: number;

  @Field(() => Int, { description: 'Of class FRESH.' })
  fresh!: number;

  @Field(() => Int, { description: 'Of class DUE.' })
  due!: number;

  @Field(() => Int, { description: 'Of class STALE.' })
  stale!: number;

  @Field(() => Int, { description: 'Of class EXPIRED.' })
  expired!: number;

  @Field(() => Int, { description: 'Of unknown age: they are of no class.' })
  unknown!: number;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The earliest day on which one of them was last recorded, verified or updated; null if there is none.',
  })
  oldest!: string | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'Figures on the quality of data; counts alone, nothing of a person.' })
export class QualityFigures {
  @Field(() => [ReportingQuality], { description: 'Reports on the year: of units, then of networks.' })
  reporting!: ReportingQuality[];

  @Field(() => [CompletenessShare], { description: 'Completeness in each of the three ways.' })
  completeness!: CompletenessShare[];

  @Field(() => [FreshnessCount], { description: 'Freshness of contacts, then of appointments.' })
  freshness!: FreshnessCount[];

  @Field(() => Int, { description: 'Contacts and appointments that are stale or expired.' })
  staleRecords!: number;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The earliest day on which a contact or appointment was last recorded or verified; null if there is none.',
  })
  oldestVerified!: string | null;

  @Field(() => Int, { description: 'Units on the day.' })
  units!: number;

  @Field(() => Int, {
    description: 'Of these, run by a municipality or city district; the others, of hospitals, are in no breakdown by area.',
  })
  unitsWithArea!: number;

  @Field(() => Boolean, { description: 'Some of it is invented for the demonstration.' })
  demo!: boolean;
}
