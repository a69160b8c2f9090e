import { Args, ArgsType, Ctx, Field, Int, Query, Resolver } from 'type-graphql';
import { checkText } from '../../../shared/sector/directory-filter.js';
import { type Match } from '../../../shared/sector/search/match.type.js';
import { readQuery, suggestPlaces } from '../../../shared/sector/search/read-query.js';
import { ServiceType } from '../../../shared/sector/unit/unit.vocabulary.js';
import { Access } from '../../../shared/subgraph/access.js';
import { today } from '../../../shared/subgraph/date.js';
import { comparePositions, readPageSize } from '../../../shared/subgraph/page.js';
import type { RegionalContext } from '../regional-context.js';
import { type ContactMatch, ContactResult } from './contact.type.js';
import { searchSectors, sourcesOf } from './search-sectors.js';

/** Units when the client does not say how many. */
const DEFAULT_CONTACTS = 10;

@ArgsType()
class FindContactArgs {
  @Field(() => String, {
    description:
      'A unit (enhet), municipality (kommune), city district (bydel), former name or alias; typos and missing Norwegian letters are forgiven.',
  })
  place!: string;

  @Field(() => ServiceType, { nullable: true, description: 'Only units of this service type.' })
  serviceType?: ServiceType | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_CONTACTS,
    description: 'Most units to give, each with all its resource nurses, 1 to 200; null means 20.',
  })
  first?: number | null;
}

/** Whom to contact at a place, across all sectors. */
@Resolver()
export class ContactResolver {
  @Access('PUBLIC')
  @Query(() => ContactResult, {
    description: 'Whom to contact (finn kontakt) about a patient at a place: its units with their resource nurses, best matches first.',
  })
  async findContact(@Args(() => FindContactArgs) args: FindContactArgs, @Ctx() context: RegionalContext): Promise<ContactResult> {
    const size = readPageSize(args.first);
    const text = checkText(args.place, 'place') ?? '';
    const filter = { region: null, network: null, areas: null, serviceType: args.serviceType ?? null, text };
    const answers = await searchSectors(context, 'Unit', filter, () => ({
      moment: '',
      withTotal: false,
      descending: false,
      withNurses: true,
      // One more tells whether there are more.
      limit: size + 1,
    }));
    const units = answers
      .flatMap(({ sector, result }) => (result?.hits ?? []).map((hit) => ({ ...hit, prefix: sector.prefix })))
      .toSorted((a, b) => comparePositions([a.key, a.id], [b.key, b.id], 'asc'));
    const matches = units.slice(0, size).flatMap(({ id, prefix, match, nurses }): ContactMatch[] => {
      const unit = { __typename: `${prefix}Unit`, id, moment: '' };
      const persons = (nurses ?? []).map((nurse) => ({ __typename: `${prefix}Nurse`, id: nurse, moment: '' }));
      return (persons.length > 0 ? persons : [null]).map((nurse) => ({ match: match as Match, nurse, unit }));
    });
    return {
      matches,
      hasMore: units.length > size,
      understoodAs: understand(args.place, context),
      didYouMean: matches.length === 0 ? suggestPlaces(args.place, context.gazetteer) : [],
      ...sourcesOf(answers),
    } as ContactResult;
  }
}

/** The places that the text names, those found only with a typo if there are no others. */
function understand(place: string, { gazetteer }: RegionalContext): string[] {
  const { readings } = readQuery(place, gazetteer);
  const sure = readings.filter((reading) => reading.place !== null && !reading.typo);
  const places = (sure.length > 0 ? sure : readings).flatMap((reading) => reading.place ?? []);
  return [...new Set(places.map((found) => found.note(today()) ?? found.name))];
}
