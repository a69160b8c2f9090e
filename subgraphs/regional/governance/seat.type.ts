import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { Period } from '../period.type.js';
import type { SeatContent } from './body.entity.js';
import type { SeatTermVersion } from './seat-term.entity.js';

@Access('PUBLIC')
@ObjectType({ description: 'A seat of a body (plass): a role of an organization. Who has it is told where it is published.' })
export class Seat {
  @Field(() => Int, { description: 'Place in the list of the source, from 1.' })
  number!: number;

  @Field(() => String, { description: 'Role, in Norwegian as written.' })
  role!: string;

  @Field(() => String, { nullable: true, description: 'Slug of the organization that fills it, where the source names one.' })
  organization!: string | null;

  @Field(() => String, { nullable: true, description: 'Place, where the source names one.' })
  place!: string | null;

  @Field(() => Boolean, { description: 'Heads the body.' })
  head!: boolean;

  @Field(() => String, { description: 'The words of the source.' })
  verbatim!: string;

  readonly body!: string;
  readonly moment!: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'Who has a seat in an interval, or that nobody has.' })
export class SeatTerm {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the record, for `expectedVersion` of a change.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Office or name, as published; null if the seat is known to be vacant (ledig).' })
  holder!: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the organization that the holder comes from, where it is known.' })
  organization!: string | null;

  @Field(() => Period, { description: 'When it holds.' })
  valid!: Period;
}

/** What the API shows of a seat of a body. */
export const presentSeat = (seat: SeatContent, body: string, moment: string): Seat => ({ ...seat, body, moment });

/** What the API shows of a row about a seat. */
export function presentSeatTerm(row: Readonly<SeatTermVersion>): SeatTerm {
  const { seatTermId: id, version, holder, organization, validFrom: from, validTo: to } = row;
  return { id, version, holder, organization, valid: { from, to } };
}
