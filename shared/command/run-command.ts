import { createHash } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { GraphQLError } from 'graphql';
import type { Grant } from '../identity/grants.js';
import { unauthenticated as refuseUnknown } from '../identity/refusals.js';
import type { Role } from '../identity/roles.js';
import { readWithin } from '../subgraph/database.js';
import { dayOfInstant } from '../subgraph/date.js';
import { writeMoment } from '../subgraph/moment.js';
import { nextInstant, raiseDataVersion } from '../subgraph/setting.js';
import { type AuditFacts, appendAudit, pseudonymOf } from './audit.js';
import { checkLengths, checkTexts } from './check-texts.js';
import { type CommandTables, Receipt } from './command.entities.js';
import type { Acting, Command, CommandContext, CommandInput, Done, Work } from './command.js';
import { findChanges } from './find-changes.js';
import { appendChanges } from './journal.js';
import { presentRefusal, Refusal, Refusals, type UserError } from './user-error.js';

/** The first result of a command: the object, and the instant as of which the answer shows it. */
type Result = Pick<Receipt, 'objectId' | 'recordedAt'>;

/**
 * Runs a command in one transaction, together with its line in the audit, its receipt and the new data version. The same key gives
 * the first result again, also after a restart: the object as it was then.
 * @param open makes the transaction into what this owner's commands work with
 * @returns the payload
 * @throws GraphQLError UNAUTHENTICATED or FORBIDDEN
 */
export async function runCommand<
  Tables extends CommandTables,
  Context extends CommandContext<Tables>,
  W extends Acting,
  Input extends CommandInput,
>(
  command: Command<Context, W, Input>,
  operation: string,
  input: Input,
  context: Context,
  open: (work: Work<Tables>, context: Context) => Promise<W>,
): Promise<{ readonly userErrors: readonly UserError[] }> {
  const { caller, language } = context.call;
  if (caller === null) throw unauthenticated();
  try {
    checkLengths(input);
    const { objectId, recordedAt } = await context.database.write(async (em) => {
      const actor = await pseudonymOf(em, caller.keys);
      const digest = digestOf([operation, input]);
      const known = await findReceipt(em, actor, input.idempotencyKey, digest);
      if (known) return known;
      const now = await nextInstant(em);
      const work = await open({ em, db: readWithin<Tables>(em), now }, context);
      mustHaveRole(command.roles, work.viewer.grants);
      checkTexts(input);
      const done = await command.run(input, work, context);
      await appendAudit(em, await linesOf(em, done, { at: now, actor, action: operation, network: done.network ?? null, fields: '' }));
      const changes = await findChanges(readWithin<never>(em), work.publicTables, now, done.network ?? null);
      await appendChanges(em, changes, { at: now, action: operation, actor });
      const { objectId } = done;
      await em.insert(Receipt, { actor, key: input.idempotencyKey, operation, digest, objectId, recordedAt: now });
      await raiseDataVersion(em, now);
      return { objectId, recordedAt: now };
    });
    // As it was then, also for whoever sends it again on another day.
    const moment = writeMoment({ asOf: dayOfInstant(recordedAt), knownAt: recordedAt });
    return { [command.result.field]: await command.result.load({ id: objectId, moment }, context), userErrors: [] };
  } catch (error) {
    const refusals = error instanceof Refusals ? error.all : [error];
    if (!refusals.every((refusal) => refusal instanceof Refusal)) throw error;
    return { [command.result.field]: null, userErrors: refusals.map((refusal) => presentRefusal(refusal, language)) };
  }
}

/** One line for each person concerned; one that names the object where nobody is. */
async function linesOf(
  em: SqlEntityManager,
  { objectId, person, persons = [] }: Done,
  facts: Omit<AuditFacts, 'object' | 'subject'>,
): Promise<AuditFacts[]> {
  const concerned = new Set([...(person == null ? [] : [person]), ...persons]);
  if (concerned.size === 0) return [{ ...facts, object: objectId, subject: null }];
  const lines: AuditFacts[] = [];
  for (const id of concerned) lines.push({ ...facts, object: null, subject: await pseudonymOf(em, [id]) });
  return lines;
}

/** What to say to somebody who must first say who she is. */
export const unauthenticated = () => refuseUnknown('This needs a signed-in user. Send a token in the header Authorization.');

/** What to say to somebody who may not. */
export const forbidden = (message: string) => new GraphQLError(message, { extensions: { code: 'FORBIDDEN' } });

/** @throws GraphQLError FORBIDDEN unless one of the roles is granted */
function mustHaveRole(roles: readonly Role[], grants: readonly Grant[]): void {
  if (!grants.some(({ role }) => roles.includes(role)))
    throw forbidden(`This takes one of the roles ${roles.join(', ')} at the data owner. The query viewer shows what you may do.`);
}

async function findReceipt(em: SqlEntityManager, actor: string, key: string, digest: string): Promise<Result | null> {
  const receipt = await em.findOne(Receipt, { actor, key });
  if (receipt === null) return null;
  if (receipt.digest !== digest) throw new Refusal('KEY_REUSED', 'idempotencyKey');
  return receipt;
}

const digestOf = (value: unknown) =>
  createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex');

/** The same value with the names in order: whoever repeats a change may write it in another one. What is left out is null. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null && inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}
