import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AsOfArgs } from '../../../shared/sector/moment.args.js';
import { dayOf } from '../../../shared/sector/time.js';
import { parseMoment, readMoment } from '../../../shared/subgraph/moment.js';
import type { RegionalContext } from '../regional-context.js';
import { seatStateOf } from './seat.rules.js';
import { presentSeatTerm, Seat, SeatTerm } from './seat.type.js';
import { SeatStatus } from './seat.vocabulary.js';

/** Who has a seat. */
@Resolver(() => Seat)
export class SeatResolver {
  @FieldResolver(() => SeatStatus, { description: 'Whether somebody has it on the day; unknown where nothing is recorded.' })
  async status(@Root() seat: Seat, @Args(() => AsOfArgs) args: AsOfArgs, @Ctx() context: RegionalContext): Promise<SeatStatus> {
    return (await stateOf(seat, args, context)).status;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who has it on the day: office or name, as published.' })
  async holder(@Root() seat: Seat, @Args(() => AsOfArgs) args: AsOfArgs, @Ctx() context: RegionalContext): Promise<string | null> {
    return (await stateOf(seat, args, context)).holder;
  }

  @FieldResolver(() => [SeatTerm], { description: 'Who has had it and when, as far as that is recorded, oldest first.' })
  async terms(@Root() seat: Seat, @Ctx() context: RegionalContext): Promise<SeatTerm[]> {
    return (await termsOf(seat, context)).map(presentSeatTerm);
  }
}

const termsOf = async ({ body, number, moment }: Seat, { loaders }: RegionalContext) =>
  (await loaders.seatTerms(moment)).filter((term) => term.body === body && term.seat === number);

const stateOf = async (seat: Seat, args: AsOfArgs, context: RegionalContext) =>
  seatStateOf(await termsOf(seat, context), dayOf(readMoment(args, parseMoment(seat.moment))));
