import { refuseNulInVariables } from '../../shared/subgraph/text.js';
import type { Limits } from '../settings/limit-settings.js';
import { refusal } from './refusals.js';

/** The variables of a request, as they came. */
export type Variables = Readonly<Record<string, unknown>>;

/**
 * Checks the variables of a request, without recursion: a client may nest as deep as the body is long.
 * @throws GraphQLError `QUERY_TOO_DEEP`, or `BAD_USER_INPUT` for a NUL character
 */
export function checkVariables(variables: Variables, { maxVariableDepth }: Limits): void {
  if (isDeeperThan(variables, maxVariableDepth))
    throw refusal({
      code: 'QUERY_TOO_DEEP',
      message: `The variables are nested deeper than ${maxVariableDepth} levels.`,
      limit: maxVariableDepth,
    });
  refuseNulInVariables(variables);
}

/** Level by level. */
function isDeeperThan(value: object, levels: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level.flatMap((inner) => Object.values(inner).filter((one) => one !== null && typeof one === 'object'));
  }
  return false;
}
