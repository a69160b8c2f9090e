import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { type AreaDeclaration } from '../../../shared/areas.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import { AffiliationKind, AreaKind } from './area.vocabulary.js';

@Access('PUBLIC')
@ObjectType({ description: 'A label point, WGS84.' })
export class GeoPoint {
  @Field(() => Float, { description: 'Longitude in degrees east.' })
  longitude!: number;

  @Field(() => Float, { description: 'Latitude in degrees north.' })
  latitude!: number;
}

@Directive('@key(fields: "code moment")')
@Access('PUBLIC')
@ObjectType({
  description:
    'A municipality (kommune) or city district (bydel) with the code that it had in an interval. After a merger or a new code it is another area, linked as successor.',
})
export class Area {
  @Field(() => String, { description: 'Official code, for example `3301`; Oslo’s districts have six digits.' })
  code!: string;

  @Directive('@inaccessible')
  @Field(() => String, {
    description: 'The point in time that the surrounding answer speaks of; travels between subgraphs, hidden from clients.',
  })
  moment!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => AreaKind, { description: 'What kind of area it is.' })
  kind!: string;

  @Field(() => DateScalar, { nullable: true, description: 'First day of this code; null where not sourced.' })
  validFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last of this code; null while valid.' })
  validTo!: string | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'An area that became another one, by merger or by a new code.' })
export class Succession {
  @Field(() => Area, { description: 'The other area.' })
  area!: Area;

  @Field(() => DateScalar, { nullable: true, description: 'First day of the later area.' })
  date!: string | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'An area belongs to a network in an interval: dated, sourced, and sometimes disputed.' })
export class Affiliation {
  @Field(() => AffiliationKind, { description: 'How it belongs.' })
  kind!: string;

  @Field(() => Boolean, { description: 'Sources disagree; the alternatives are listed too.' })
  disputed!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'First day; null where not sourced.' })
  validFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last; null while valid.' })
  validTo!: string | null;

  @Field(() => String, { nullable: true, description: 'What the rows cannot say.' })
  note!: string | null;

  readonly areaCode!: string;
  readonly networkSlug!: string | null;
  readonly hospital!: string | null;
  readonly sourceSlugs!: readonly string[];
  readonly moment!: string;
}

/** What the API shows of an area, in an answer that speaks of a moment. */
export function presentArea({ code, name, kind, validFrom, validTo }: AreaDeclaration, moment: string): Area {
  return { code, moment, name, kind, validFrom, validTo };
}
