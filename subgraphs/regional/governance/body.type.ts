import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { presentRegion, Region } from '../network/region.type.js';
import type { RegionalContext } from '../regional-context.js';
import type { BodyFact, SeatContent } from './body.entity.js';
import { BodyKind } from './body.vocabulary.js';
import { evaluationsOf } from './evaluation.rules.js';
import { Evaluation, presentEvaluation } from './evaluation.type.js';
import { Governed, presentGoverned } from './governed.type.js';
import { presentSeat, Seat } from './seat.type.js';

@Access('PUBLIC')
@ObjectType({ description: 'A steering or operations group (styringsgruppe, driftsgruppe).' })
export class Body extends Governed {
  @Field(() => BodyKind, { description: 'What kind of body it is.' })
  kind!: string;

  @Field(() => Region, { description: 'The region that it governs.' })
  region!: Region;

  @Field(() => String, { description: 'Name, in Norwegian.' })
  name!: string;

  @Field(() => String, { description: 'Name, in English.' })
  nameEn!: string;

  @Field(() => String, { nullable: true, description: 'Mandate (mandat), in the words of the source; null where it gives none.' })
  mandate!: string | null;

  @Field(() => String, { nullable: true, description: 'The words of the source about the body itself.' })
  verbatim!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Length of a term in years; no term end follows from it where no appointment is dated.',
  })
  termYears!: number | null;

  @Field(() => [Evaluation], {
    description: 'When it is known to have evaluated its work, oldest first: as published, and as recorded since.',
  })
  evaluations!: Evaluation[];

  @Field(() => Boolean, { description: 'Whether the source lists the seats; if not, `seats` is empty.' })
  seatsKnown!: boolean;

  @Field(() => [Seat], { description: 'The seats, in the order of the source.' })
  seats!: readonly Seat[];

  readonly row!: BodyFact;
}

/** What the API shows of a body’s row. */
export async function presentBody(row: BodyFact, context: Pick<RegionalContext, 'registry' | 'loaders'>, moment: string): Promise<Body> {
  const { kind, name, nameEn, mandate, verbatim, termYears } = row;
  const evaluations = evaluationsOf(row, await context.loaders.evaluations(moment));
  return {
    ...(await presentGoverned(row, context, moment)),
    ...{ kind, name, nameEn, mandate, verbatim, termYears, row },
    region: presentRegion(context.registry, row.region ?? '', moment),
    evaluations: await Promise.all(evaluations.map((facts) => presentEvaluation(facts, context))),
    seatsKnown: Boolean(row.seatsKnown),
    seats: (JSON.parse(row.seats) as SeatContent[]).map((seat) => presentSeat(seat, row.slug, moment)),
  };
}
