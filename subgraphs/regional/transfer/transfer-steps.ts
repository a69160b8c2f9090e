import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { UserError } from '../../../shared/command/user-error.js';
import type { SectorDeclaration } from '../../../shared/sectors.js';
import { isObject } from '../../../shared/subgraph/read-answer.js';
import type { RegionalContext } from '../regional-context.js';
import { clientOf } from '../search/ask-sectors.js';

const PART = 'transfer { id nurseId status }';
const ERRORS = 'userErrors { code field message currentVersion }';

/** What is sent to the owners, by step. */
export const STEPS = {
  check: 'query ($input: StartTransferInput!) { userErrors: _mayReceiveTransfer(input: $input) { code field message currentVersion } }',
  start: `mutation ($input: StartTransferInput!) { step: _startTransfer(input: $input) {
    transfer { id nurseId status person { name email phone visibility demo } } ${ERRORS} } }`,
  receive: `mutation ($input: ReceiveTransferInput!) { step: _receiveTransfer(input: $input) { ${PART} ${ERRORS} } }`,
  complete: `mutation ($input: CompleteTransferInput!) { step: _completeTransfer(input: $input) { ${PART} ${ERRORS} } }`,
} as const;

/** An owner's part of a move. */
export interface Part {
  readonly id: string;
  readonly nurseId: string;
  /** What moves with her: handed from owner to owner, and not looked at. */
  readonly person?: unknown;
}

/** What a step gave: the owner's part, or why it was refused. */
export type Step = { readonly part: Part; readonly userErrors: null } | { readonly part: null; readonly userErrors: UserError[] };

/** Asks an owner for a step, in the caller's own name. */
export async function doStep(context: RegionalContext, sector: SectorDeclaration, query: string, input: object): Promise<Step> {
  const { step } = await ask(context, sector, query, input);
  if (!isObject(step)) throw unusable(sector);
  const userErrors = readErrors(step.userErrors, sector);
  if (userErrors.length > 0) return { part: null, userErrors };
  const { transfer } = step;
  if (!isObject(transfer) || typeof transfer.id !== 'string' || typeof transfer.nurseId !== 'string') throw unusable(sector);
  return { part: { id: transfer.id, nurseId: transfer.nurseId, person: transfer.person }, userErrors: null };
}

/** Asks the receiving owner why it would not take her in; empty if it would. */
export async function findObstacles(context: RegionalContext, sector: SectorDeclaration, input: object): Promise<UserError[]> {
  const { userErrors } = await ask(context, sector, STEPS.check, input);
  return readErrors(userErrors, sector);
}

/** The key of a step: the same for the same key of the client. Without digits, which could look like an identity number. */
export const keyOf = (...parts: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('hex')
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');

async function ask({ clients, call }: RegionalContext, sector: SectorDeclaration, query: string, input: object) {
  const { data, errors } = await clientOf(clients, sector).request({ query, variables: { input }, call });
  const [error] = errors ?? [];
  if (error) throw new GraphQLError(error.message, { extensions: { ...error.extensions, sector: sector.slug } });
  return data ?? {};
}

function readErrors(value: unknown, sector: SectorDeclaration): UserError[] {
  if (!Array.isArray(value)) throw unusable(sector);
  return value as UserError[];
}

const unusable = ({ slug }: SectorDeclaration) =>
  new GraphQLError(`${slug} gave an answer that cannot be used.`, { extensions: { code: 'SECTOR_BAD_RESPONSE', sector: slug } });
