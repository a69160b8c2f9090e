import type { GraphQLFormattedError } from 'graphql';

/** What a subgraph answered. */
export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/**
 * Reads the body of a subgraph's answer. Nothing in it is trusted: a proxy's error page or a half-written answer must not pass for
 * data.
 * @param text the body
 * @param entities how many entities were asked for; null if none
 * @returns the answer; null if it is none that GraphQL allows
 */
export function readAnswer(text: string, entities: number | null): SubgraphAnswer | null {
  const answer = parseJson(text);
  if (!isObject(answer)) return null;
  const { data, errors } = answer;
  const said = data !== undefined && data !== null;
  if (said && !isObject(data)) return null;
  if (errors !== undefined && !(Array.isArray(errors) && errors.every(isError))) return null;
  // Data without a word why it is missing would be a silent loss.
  if (!said && !(Array.isArray(errors) && errors.length > 0)) return null;
  if (said && entities !== null && !hasEntities(data, entities)) return null;
  return answer as SubgraphAnswer;
}

function hasEntities(data: Record<string, unknown>, count: number): boolean {
  const { _entities: entities } = data;
  return Array.isArray(entities) && entities.length === count && entities.every((entity) => entity === null || isObject(entity));
}

function isError(error: unknown): error is GraphQLFormattedError {
  if (!isObject(error) || typeof error.message !== 'string') return false;
  const { path, extensions } = error;
  const isPath = path === undefined || (Array.isArray(path) && path.every((step) => typeof step === 'string' || typeof step === 'number'));
  return isPath && (extensions === undefined || isObject(extensions));
}

/** Whether a value is an object, and neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
