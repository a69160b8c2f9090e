import { readDate, readInstant } from './date.js';

/**
 * The point in time that an answer speaks of: valid time (`asOf`, what was true then) and recorded time (`knownAt`, what the
 * system knew then). Null means now.
 *
 * It travels inside every reference between subgraphs as the hidden key field `moment`, so that a list asked for 2020 gives names
 * and counts of 2020 whichever subgraph they come from.
 */
export interface Moment {
  readonly asOf: string | null;
  readonly knownAt: string | null;
}

/** Today, as known now. */
export const NOW: Moment = { asOf: null, knownAt: null };

/** Whether a moment is today, as known now. */
export const isNow = ({ asOf, knownAt }: Moment): boolean => asOf === null && knownAt === null;

/** Arguments that choose a moment, as they come from a client: not yet checked. */
export interface MomentArguments {
  readonly asOf?: unknown;
  readonly knownAt?: unknown;
}

/**
 * Reads `asOf` and `knownAt`; what is not given is taken from the surrounding answer.
 * @throws BAD_USER_INPUT with the argument's name
 */
export function readMoment(args: MomentArguments, around: Moment = NOW): Moment {
  return { asOf: readDate(args.asOf, 'asOf') ?? around.asOf, knownAt: readInstant(args.knownAt, 'knownAt') ?? around.knownAt };
}

/** The moment as the text that travels in references; now is the empty text. */
export function writeMoment({ asOf, knownAt }: Moment): string {
  if (knownAt) return `${asOf ?? ''}@${knownAt}`;
  return asOf ?? '';
}

/**
 * The moment that a reference carries.
 * @throws BAD_USER_INPUT if it was not made by {@link writeMoment}
 */
export function parseMoment(text: string): Moment {
  if (text === '') return NOW;
  const [asOf, knownAt] = text.split('@');
  return readMoment({ asOf: asOf || null, knownAt });
}
