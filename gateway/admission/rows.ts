import { type ArgumentNode, type GraphQLField, getNullableType, isListType, Kind, type OperationDefinitionNode } from 'graphql';
import { badUserInput } from '../../shared/subgraph/errors.js';
import { DEFAULT_PAGE_SIZE, LARGEST_PAGE } from '../../shared/subgraph/page.js';
import type { Variables } from './check-variables.js';
import { type Cost, dearest, product } from './cost.js';
import { assumedRows, rowsForEach } from './list-sizes.js';

/** Arguments that say how many rows are wanted, by the connection specification. */
const SLICING = new Set(['first', 'last']);
/** Fields of a page that hold its rows. */
const ROWS_OF_A_PAGE = new Set(['edges', 'nodes']);

/** How much a field gives for each object that it is asked of. */
export interface Extent {
  readonly rows: Cost;
  /** Where it gives a page and not the rows themselves: how many rows the page has. */
  readonly page: Cost | null;
}

/** Reads from schema and arguments how much a field of a type gives. */
export function extentOf(
  type: string,
  field: GraphQLField<unknown, unknown>,
  given: readonly ArgumentNode[],
  operation: OperationDefinitionNode,
  /** The page that the field is asked of; null if it is none. */
  page: Cost | null,
): Extent {
  const sizes = field.args
    .filter(({ name }) => SLICING.has(name))
    .map(({ name, defaultValue }) => {
      const usual = typeof defaultValue === 'number' ? defaultValue : DEFAULT_PAGE_SIZE;
      return sizeOf(
        given.find((one) => one.name.value === name),
        usual,
        operation,
      );
    });
  const isList = isListType(getNullableType(field.type));
  if (sizes.length > 0) {
    const size = dearest(sizes);
    return isList ? { rows: size, page: null } : { rows: 1, page: size };
  }
  if (!isList) return { rows: 1, page: null };
  const assumed = assumedRows(type, field.name);
  if (page === null) return { rows: assumed, page: null };
  const rows = product([page, rowsForEach(type, field.name)]);
  return { rows: ROWS_OF_A_PAGE.has(field.name) ? rows : dearest([rows, assumed]), page: null };
}

/** Rows that an argument asks for; null may mean the default of all lists. */
function sizeOf(argument: ArgumentNode | undefined, usual: number, { variableDefinitions }: OperationDefinitionNode): Cost {
  const value = argument?.value;
  const argumentName = argument?.name.value ?? '';
  if (value?.kind === Kind.INT) return rowsOf(Number(value.value), argumentName);
  if (value?.kind === Kind.NULL) return Math.max(usual, DEFAULT_PAGE_SIZE);
  if (value?.kind !== Kind.VARIABLE) return usual;
  const name = value.name.value;
  const otherwise = variableDefinitions?.find(({ variable }) => variable.name.value === name)?.defaultValue;
  const unset = otherwise?.kind === Kind.INT ? rowsOf(Number(otherwise.value), argumentName) : Math.max(usual, DEFAULT_PAGE_SIZE);
  return (variables: Variables) => {
    const wanted = variables[name];
    return typeof wanted === 'number' ? rowsOf(wanted, argumentName) : wanted === null ? Math.max(usual, DEFAULT_PAGE_SIZE) : unset;
  };
}

/** What nobody asks for by mistake. */
const BEYOND_ALL_PAGES = 10 * LARGEST_PAGE;

/**
 * Rows that count. A little beyond what its pages may have, a list refuses it itself, and says better how many it gives.
 * @throws BAD_USER_INPUT far beyond that: no list need be asked
 */
function rowsOf(wanted: number, argument: string): number {
  if (wanted > BEYOND_ALL_PAGES)
    throw badUserInput(argument, `${argument} must not be above ${LARGEST_PAGE}, nor above what the list itself allows. Ask page by page.`);
  return Math.min(Math.max(wanted, 1), LARGEST_PAGE);
}
