import { GraphQLError } from 'graphql';

/**
 * A refusal that is the caller's to mend.
 * @param argument name of the argument (or `filter.field`) at fault; given as `extensions.argument`
 * @param message what is wrong and what would be right, for people
 * @returns an error with the stable code `BAD_USER_INPUT`
 */
export function badUserInput(argument: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', argument } });
}

/** A problem that stops the start: one clear line for the operator, exit code 1, nothing touched. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** As a {@link StartError}, but of what the machine did not give, such as memory or a process: the same may do another time. */
export class ShortageError extends StartError {}

/**
 * Runs a program's main function; a {@link StartError} ends it with one line on stderr and exit code 1.
 * @param main what to run
 */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`Cannot start: ${error.message}\n`);
    process.exit(1);
  }
}
