import { randomUUID } from 'node:crypto';
import { day, endOf, mustExist, optionalLine } from '../../../shared/command/read-input.js';
import { Refusal } from '../../../shared/command/user-error.js';
import { record } from '../../../shared/command/versions.js';
import { mustBeEditor } from '../change/editor.rules.js';
import { said } from '../change/read-change.js';
import type { RegionalCommand, RegionalWork } from '../change/regional-work.js';
import type { SeatContent } from './body.entity.js';
import { BODY } from './body.result.js';
import { endTerm } from './end-term.js';
import { believedFacts, mustBeFree } from './governance.change.js';
import { bySlug } from './governance.repository.js';
import { EndSeatTermInput, SetSeatHolderInput } from './seat.input.js';
import { SeatTermVersion } from './seat-term.entity.js';

/** Says who has a seat (sette inn i en plass), or that it is vacant. */
export const setSeatHolder: RegionalCommand<SetSeatHolderInput> = {
  verb: 'set',
  noun: 'SeatHolder',
  description:
    'Records who has a seat of a body in an interval, or that it is vacant (ledig). What is recorded of the same days must be ended first. For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: SetSeatHolderInput,
  result: BODY,
  async run(input, work) {
    mustBeEditor(work);
    const { slug: body, seats } = mustExist(bySlug(await believedFacts(work, 'body'), input.body), 'body');
    const known = (JSON.parse(seats) as SeatContent[]).find(({ number }) => number === input.seat);
    const { number: seat } = mustExist(known, 'seat');
    const validFrom = day(input.from, 'from');
    const validTo = endOf(validFrom, input.to);
    mustBeFree(await termsOf(work, { body, seat }), { from: validFrom, to: validTo }, 'from');
    const holder = optionalLine(input.holder, 'holder');
    if (holder === null && input.organization) throw new Refusal('EMPTY', 'holder');
    const organization = said(input.organization, null, (slug) => slug.trim());
    if (organization !== null) mustExist(await findOrganization(work, organization), 'organization');
    const seatTermId = `regional:seat-term:${randomUUID()}`;
    await record(work, SeatTermVersion, { seatTermId, body, seat, holder, organization, validFrom, validTo });
    return { objectId: body };
  },
};

/** Ends what is recorded of a seat, or takes it back. */
export const endSeatTerm: RegionalCommand<EndSeatTermInput> = {
  verb: 'end',
  noun: 'SeatTerm',
  description:
    'Ends the time in which somebody has a seat or it is vacant, or takes back what was recorded by mistake. For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: EndSeatTermInput,
  result: BODY,
  async run(input, work) {
    mustBeEditor(work);
    const row = await work.db
      .selectFrom('seatTermVersion')
      .selectAll()
      .where('seatTermId', '=', input.seatTermId)
      .where('supersededAt', 'is', null)
      .executeTakeFirst();
    const before = mustExist(row, 'seatTermId');
    await endTerm(work, SeatTermVersion, { before, all: await termsOf(work, before) }, input);
    return { objectId: before.body };
  },
};

const termsOf = ({ db }: RegionalWork, { body, seat }: { readonly body: string; readonly seat: number }) =>
  db
    .selectFrom('seatTermVersion')
    .selectAll()
    .where('body', '=', body)
    .where('seat', '=', seat)
    .where('supersededAt', 'is', null)
    .orderBy('validFrom')
    .execute();

const findOrganization = ({ db }: RegionalWork, slug: string) =>
  db.selectFrom('organization').select('slug').where('slug', '=', slug).where('supersededAt', 'is', null).executeTakeFirst();
