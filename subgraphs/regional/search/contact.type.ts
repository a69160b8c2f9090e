import { Field, ObjectType } from 'type-graphql';
import { Match } from '../../../shared/sector/search/match.type.js';
import { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { Access } from '../../../shared/subgraph/access.js';
import { NurseReference, UnitReference } from '../network/network.type.js';

@Access('PUBLIC')
@ObjectType({ description: 'A unit (enhet) that was found, with one of its resource nurses (ressurssykepleiere).' })
export class ContactMatch {
  @Field(() => Match, { description: 'Why it was found.' })
  match!: Match;

  @Field(() => NurseReference, {
    nullable: true,
    description:
      'Whom to contact; what she shows of herself is her choice. When her contact was last verified: `... on Nurse { verifiedAt }`. Null where the unit has no resource nurse.',
  })
  nurse!: object | null;

  @Field(() => UnitReference, { nullable: true, description: 'The unit. Null only if its owner fell silent.' })
  unit!: object | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'Whom to contact at a place (kontaktsøk).' })
export class ContactResult {
  @Field(() => [ContactMatch], { description: 'Best matches first, then by the name of the unit; one for each resource nurse of a unit.' })
  matches!: ContactMatch[];

  @Field(() => Boolean, {
    description: 'Whether there are more units than `first`; of each unit that is given, all its resource nurses are.',
  })
  hasMore!: boolean;

  @Field(() => [String], {
    description: 'How the place was understood, in Norwegian: «Drammen», «Svelvik gikk over i Drammen 2020-01-01.»',
  })
  understoodAs!: string[];

  @Field(() => [String], { description: 'Where nothing was found: names of places that may have been meant.' })
  didYouMean!: string[];

  @Field(() => Boolean, { description: 'Every owner concerned answered the search.' })
  complete!: boolean;

  @Field(() => [SourceStatus], { description: 'The owners concerned, and how each took part in the search.' })
  sources!: SourceStatus[];
}
