import { GraphQLError } from 'graphql';
import { badUserInput } from '../../../shared/subgraph/errors.js';

/**
 * Waits for an answer that is put together from tables; what it refuses is told by the names of the arguments that the caller knows.
 * @param names the caller's argument for each of a table's
 */
export async function namingArguments<Result>(names: Readonly<Record<string, string>>, answer: Promise<Result>): Promise<Result> {
  try {
    return await answer;
  } catch (error) {
    const refused = error instanceof GraphQLError && error.extensions.code === 'BAD_USER_INPUT' ? error : null;
    const name = names[String(refused?.extensions.argument)];
    throw refused && name !== undefined ? badUserInput(name, refused.message) : error;
  }
}
