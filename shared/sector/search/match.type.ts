import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';

/** What of a row a text matched. */
export const MatchKind = { NAME: 'NAME', UNIT: 'UNIT', AREA: 'AREA', NETWORK: 'NETWORK', REGION: 'REGION', ROLE: 'ROLE' } as const;
export type MatchKind = keyof typeof MatchKind;
registerEnumType(MatchKind, {
  name: 'MatchKind',
  description: 'What of a row a text matched.',
  valuesConfig: {
    NAME: { description: 'Its own name (navn); never one that the caller may not see.' },
    UNIT: { description: 'The name of a unit (enhet) that she works in.' },
    AREA: { description: 'The municipality (kommune) or city district (bydel) of the unit.' },
    NETWORK: { description: 'The network (nettverk), under its name or an alias.' },
    REGION: { description: 'The region (område).' },
    ROLE: { description: 'The role (rolle).' },
  },
});

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Why a row was found by a text (treff).' })
export class Match {
  @Field(() => MatchKind, { description: 'What matched. Where it was several things, the one that placed the row in the list.' })
  kind!: MatchKind;

  @Field(() => String, { description: 'The part that matched, as it stands in the record: «Hansen», «Drammen».' })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'In Norwegian, why this is what the text means: «Svelvik gikk over i Drammen 2020-01-01.» Null where it says so itself.',
  })
  note!: string | null;
}
