import { GraphQLError } from 'graphql';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { checkLengths, checkTexts } from '../../../shared/command/check-texts.js';
import { day } from '../../../shared/command/read-input.js';
import { unauthenticated } from '../../../shared/command/run-command.js';
import { presentRefusal, Refusal, type UserError } from '../../../shared/command/user-error.js';
import type { Registry, SectorDeclaration } from '../../../shared/sectors.js';
import { Access } from '../../../shared/subgraph/access.js';
import type { RegionalContext } from '../regional-context.js';
import { TransferNurseInput } from './transfer.input.js';
import { type Transfer, TransferPayload } from './transfer.type.js';
import { doStep, findObstacles, keyOf, STEPS } from './transfer-steps.js';

/** A move, with its owners found and its day checked. */
interface Move {
  readonly input: TransferNurseInput;
  readonly from: SectorDeclaration;
  readonly to: SectorDeclaration;
  readonly date: string;
}

/**
 * Moves between owners. No owner knows another, and no transaction spans two of them: `regional` asks for one step after the other,
 * each of which can be asked for again. Until the last one is done, the owner whom she leaves remembers that the move was begun.
 */
@Resolver()
export class TransferResolver {
  @Access('RESTRICTED')
  @Mutation(() => TransferPayload, {
    nullable: true,
    description:
      'Moves a person to a unit of another data owner (overføre): it takes her in with name, contact and visibility, and her appointments at the old owner end. One that was begun and broken off, by whomever, is taken up again. For the coordinator of both networks.',
  })
  async transferNurse(
    @Arg('input', () => TransferNurseInput, { description: 'What is to be done.' }) input: TransferNurseInput,
    @Ctx() context: RegionalContext,
  ): Promise<TransferPayload> {
    if (context.call.caller === null) throw unauthenticated();
    try {
      checkLengths(input);
      checkTexts(input);
      return await transfer(readMove(input, context.registry), context);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refused([presentRefusal(error, context.call.language)]);
    }
  }
}

async function transfer(move: Move, context: RegionalContext): Promise<TransferPayload> {
  const { input, from, to, date } = move;
  const { idempotencyKey: key, nurseId, toUnitId } = input;
  const start = { idempotencyKey: keyOf('start', key), nurseId, toUnitId, date };
  // Before anything is begun: what the other owner would refuse must not be noted at this one.
  const obstacles = await findObstacles(context, to, start);
  if (obstacles.length > 0) return refused(obstacles);
  const started = await doStep(context, from, STEPS.start, start);
  if (started.part === null) return refused(started.userErrors);
  try {
    return await finish(move, started.part, context);
  } catch (error) {
    throw error instanceof GraphQLError ? brokenOff(error) : error;
  }
}

/** The steps after the first one. */
async function finish(
  move: Move,
  { id: transferId, person }: { readonly id: string; readonly person?: unknown },
  context: RegionalContext,
): Promise<TransferPayload> {
  const { input, from, to, date } = move;
  const { idempotencyKey: key, nurseId, toUnitId, role, basis, reason } = input;
  const received = await doStep(context, to, STEPS.receive, {
    // What moves with her may have changed since the same was sent before; she is taken in once all the same, by the id of the move.
    idempotencyKey: keyOf('receive', key, transferId, person),
    transferId,
    ...{ nurseId, person, toUnitId, role, basis, date },
  });
  if (received.part === null) return refused(received.userErrors, present(move, 'STARTED', null));
  const otherNurseId = received.part.nurseId;
  const completed = await doStep(context, from, STEPS.complete, {
    idempotencyKey: keyOf('complete', key),
    ...{ transferId, otherNurseId, toUnitId, date, reason },
  });
  if (completed.part === null) return refused(completed.userErrors, present(move, 'STARTED', otherNurseId));
  return { transfer: present(move, 'COMPLETED', otherNurseId), userErrors: [] };

  function present({ from: { prefix } }: Move, status: Transfer['status'], receivedId: string | null): Transfer {
    const refer = (owner: string, id: string) => ({ __typename: `${owner}Nurse`, id, moment: '' });
    return { status, from: refer(prefix, nurseId), to: receivedId === null ? null : refer(to.prefix, receivedId), date };
  }
}

const SAME_OWNER = {
  nb: 'enheten er hos samme dataeier. Oppnevn henne der i stedet',
  en: 'the unit is of the same owner. Appoint her there instead',
};

/**
 * Finds the owners of a move.
 * @throws Refusal NOT_FOUND, INVALID_DATE, or INVALID if it stays within one owner
 */
function readMove(input: TransferNurseInput, registry: Registry): Move {
  const from = ownerOf(input.nurseId, 'nurse', 'nurseId', registry);
  const to = ownerOf(input.toUnitId, 'unit', 'toUnitId', registry);
  if (from === to) throw new Refusal('INVALID', 'toUnitId', { problem: SAME_OWNER });
  return { input, from, to, date: day(input.date, 'date') };
}

function ownerOf(id: string, kind: string, field: string, { sectors }: Registry): SectorDeclaration {
  const [slug, noun] = id.split(':');
  const owner = sectors.find((sector) => sector.slug === slug);
  if (!owner || noun !== kind) throw new Refusal('NOT_FOUND', field);
  return owner;
}

const refused = (userErrors: UserError[], transfer: Transfer | null = null): TransferPayload => ({ transfer, userErrors });

/** What went wrong after the first step, with what to do. */
const brokenOff = (error: GraphQLError) =>
  new GraphQLError(
    `${error.message} The transfer is begun and not complete: send the same again, with the same key, when the owner answers again.`,
    { extensions: { ...error.extensions } },
  );
