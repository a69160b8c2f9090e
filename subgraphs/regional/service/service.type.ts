import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import { Precision } from '../observation/observation.vocabulary.js';

/** What kind of palliative service it is. */
export const PalliativeServiceKind = {
  PALLIATIVE_TEAM: 'PALLIATIVE_TEAM',
  BEDS: 'BEDS',
  CANCER_COORDINATOR: 'CANCER_COORDINATOR',
  RESOURCE_NURSES: 'RESOURCE_NURSES',
  PALLIATIVE_UNIT: 'PALLIATIVE_UNIT',
  PALLIATIVE_SERVICE: 'PALLIATIVE_SERVICE',
} as const;
registerEnumType(PalliativeServiceKind, {
  name: 'PalliativeServiceKind',
  description: 'What kind of palliative service it is.',
  valuesConfig: {
    PALLIATIVE_TEAM: { description: 'Palliative team (palliativt team).' },
    BEDS: { description: 'Palliative beds (senger).' },
    CANCER_COORDINATOR: { description: 'Cancer coordinator (kreftkoordinator).' },
    RESOURCE_NURSES: { description: 'Resource nurses (ressurssykepleiere), as registered.' },
    PALLIATIVE_UNIT: { description: 'Palliative unit (palliativ enhet).' },
    PALLIATIVE_SERVICE: { description: 'Palliative service of a hospital (palliativ virksomhet).' },
  },
});

/** How exactly a date is known. */
export const DatePrecision = { DAY: 'DAY', MONTH: 'MONTH', YEAR: 'YEAR' } as const;
registerEnumType(DatePrecision, {
  name: 'DatePrecision',
  description: 'How exactly a date is known.',
  valuesConfig: {
    DAY: { description: 'To the day.' },
    MONTH: { description: 'To the month; the date is its first day.' },
    YEAR: { description: 'To the year; the date is its first day.' },
  },
});

@Access('PUBLIC')
@ObjectType({ description: 'A palliative service (palliativt tilbud), with its own age: entries of one register may be years apart.' })
export class PalliativeService {
  @Field(() => String, { description: 'Stable key.' })
  key!: string;

  @Field(() => PalliativeServiceKind, { description: 'What kind of service it is.' })
  kind!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Float, { nullable: true, description: 'How much of it, in `quantityUnit`; null where the source gives no number.' })
  quantity!: number | null;

  @Field(() => String, { nullable: true, description: 'Unit of `quantity`, for example `beds`.' })
  quantityUnit!: string | null;

  @Field(() => Precision, { description: 'How exactly the source states it.' })
  precision!: Precision;

  @Field(() => Boolean, { description: 'An entry in the national register of palliative services.' })
  inRegister!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'When the entry was last updated, to `lastUpdatedPrecision`.' })
  lastUpdatedOn!: string | null;

  @Field(() => DatePrecision, { nullable: true, description: 'How exactly `lastUpdatedOn` is known.' })
  lastUpdatedPrecision!: string | null;

  @Field(() => String, { description: 'The words of the source.' })
  verbatim!: string;

  readonly areaCode!: string | null;
  readonly networkSlug!: string | null;
  readonly organizationSlug!: string | null;
  readonly sourceSlug!: string;
  readonly locator!: string;
  readonly moment!: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'Palliative services, and whether these are all.' })
export class PalliativeServiceList {
  @Field(() => [PalliativeService], { description: 'The services.' })
  items!: PalliativeService[];

  @Field(() => Boolean, { description: 'Every owner concerned answered.' })
  complete!: boolean;

  @Field(() => [SourceStatus], { description: 'The sectors concerned: none, as `regional` owns these.' })
  sources!: SourceStatus[];
}
