import { Arg, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { badUserInput } from '../../subgraph/errors.js';
import { parseMoment } from '../../subgraph/moment.js';
import type { SectorContext } from '../sector-context.js';
import { dayOf } from '../time.js';
import { firstDayOfUnits } from '../unit/unit.repository.js';
import { changedCodes } from './area-codes.js';
import { FACTS } from './tally.facts.js';
import { countFacts } from './tally.repository.js';
import { viewOf } from './tally.rules.js';
import { SectorTallies, type SectorTally, SectorTallyInput } from './tally.type.js';
import { MOST_TALLIES, Tally, TallyGrouping } from './tally.vocabulary.js';

/** What `regional` asks the sectors for statistics, with the caller's identity; hidden from clients. */
@Resolver()
export class SectorTallyResolver {
  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @Query(() => SectorTallies, { description: 'Internal: counts what this sector has.' })
  async _tallies(
    @Arg('tallies', () => [SectorTallyInput], { description: 'What to count; at most 200.' }) tallies: SectorTallyInput[],
    @Ctx() context: SectorContext,
  ): Promise<SectorTallies> {
    if (tallies.length > MOST_TALLIES) throw badUserInput('tallies', `At most ${MOST_TALLIES} counts can be asked for at once.`);
    // Read before anything is counted: what changes meanwhile makes the answer look older than it is, never newer.
    const source = await context.source();
    const since = (knownAt: string | null) =>
      context.once(`first day of units ${knownAt}`, () => firstDayOfUnits(context.db, { asOf: null, knownAt }));
    const counts: SectorTally[] = [];
    // One after the other: figures must not take all connections from those who look something up.
    for (const tally of tallies) {
      const counted = await count(tally, context);
      counts.push({ ...counted, since: await since(parseMoment(tally.moment).knownAt) });
    }
    return { tallies: counts, source };
  }
}

async function count(input: SectorTallyInput, context: SectorContext): Promise<Omit<SectorTally, 'since'>> {
  const { tally, by, network = null, areas = null, serviceType = null, geography } = input;
  if (!isTally(tally)) throw badUserInput('tally', `There is no tally ${tally}.`);
  if (!Object.hasOwn(TallyGrouping, by)) throw badUserInput('by', `There is no grouping ${by}.`);
  const { db, sector, viewer } = context;
  const moment = parseMoment(input.moment);
  const day = dayOf(moment);
  const view = viewOf({ ...input, tally }, { ...moment, asOf: day }, viewer, sector);
  // A total from which a small network could be told is known by its networks.
  const isByNetwork = by === 'NONE' && view.fewest > 0;
  const counted = await countFacts(db, {
    ...{ by: isByNetwork ? 'NETWORK' : by, network, areas, serviceType, view },
    facts: FACTS[tally]({ db, sector, moment: { ...moment, asOf: day }, day }),
    changed: changedCodes(context.areas, geography, day),
  });
  return isByNetwork ? { ...counted, groups: [] } : counted;
}

const isTally = (name: string): name is Tally => Object.hasOwn(Tally, name);
