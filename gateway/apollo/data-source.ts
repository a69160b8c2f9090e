import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { GraphQLError, type GraphQLFormattedError, Kind, parse, type SelectionSetNode } from 'graphql';
import type { AskingClient } from '../cache/keeping-client.js';
import { extensionsOf } from '../execution/error-extensions.js';
import type { GatewayContext } from '../gateway-context.js';

type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

interface Representation {
  readonly id?: string;
  readonly code?: string;
}

/**
 * Fetches from one subgraph for the gateway.
 *
 * Paths: the gateway looks up the row of a failed entity among all rows of a list, but counts only those of one concrete type, so
 * it names the wrong row wherever a list mixes sectors. Therefore the index is taken out of the path, which then ends at the list,
 * and `extensions.ids` names the objects; errors that differ in nothing else become one. Indexes further down are handed on as text:
 * the gateway would take the second part of a path for the row, if it were a number, and drop what stands before it.
 */
export class SectorDataSource implements GraphQLDataSource<GatewayContext> {
  constructor(private readonly client: AskingClient) {}

  async process({ request, context }: GraphQLDataSourceProcessOptions<GatewayContext>): Promise<Answer> {
    const query = request.query ?? '';
    const representations = entitiesOf(query, request.variables);
    try {
      const { data, errors } = await this.client.request({
        query,
        operationName: request.operationName,
        variables: request.variables,
        entities: representations?.length ?? null,
        call: context as GatewayContext,
      });
      const mended = (errors ?? []).map((error) => this.mend(error, representations));
      return { data: data ?? null, ...(mended.length > 0 ? { errors: joinAlike(mended) } : {}) } as Answer;
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return { data: null, errors: this.lost(error, query, representations) } as Answer;
    }
  }

  /** The places that are lost with the whole fetch: the entities, or each root field. */
  private lost(error: GraphQLError, query: string, representations: readonly Representation[] | null): GraphQLFormattedError[] {
    const { message, extensions } = error;
    if (representations) return [{ message, path: [], extensions: { ...extensions, ids: idsOf(representations) } }];
    const fields = rootFieldsOf(query);
    return fields.length > 0 ? fields.map((field) => ({ message, path: [field], extensions })) : [{ message, extensions }];
  }

  private mend(error: GraphQLFormattedError, representations: readonly Representation[] | null): GraphQLFormattedError {
    const extensions = extensionsOf(error, this.client.name);
    const [root, index, ...rest] = error.path ?? [];
    if (root !== '_entities' || representations === null) return { ...error, extensions };
    const one = typeof index === 'number' ? representations[index] : undefined;
    return { message: error.message, path: rest.map(String), extensions: { ...extensions, ids: idsOf(one ? [one] : representations) } };
  }
}

/** How the planner asks for entities. */
const ENTITIES = /\b_entities\s*\(\s*representations\s*:\s*\$representations\s*\)/;

/** The references that a fetch sends; null if it is none of entities. A client's own variable may have the same name. */
function entitiesOf(query: string, variables: Readonly<Record<string, unknown>> | undefined): readonly Representation[] | null {
  const { representations } = variables ?? {};
  return Array.isArray(representations) && ENTITIES.test(query) ? representations : null;
}

const idsOf = (representations: readonly Representation[]) => [...new Set(representations.flatMap(({ id, code }) => id ?? code ?? []))];

/** One error for all rows that it happened to in the same way. */
function joinAlike(errors: readonly GraphQLFormattedError[]): GraphQLFormattedError[] {
  const groups = Map.groupBy(errors, ({ message, path, extensions }) => JSON.stringify([message, path, extensions?.code]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first?.extensions?.ids) return group;
    return [
      { ...first, extensions: { ...first.extensions, ids: [...new Set(group.flatMap((error) => error.extensions?.ids as string[]))] } },
    ];
  });
}

/** The names under which a fetch asks for its root fields. */
function rootFieldsOf(query: string): string[] {
  const operation = parse(query).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation ? fieldsOf(operation.selectionSet) : [];
}

/** The planner writes root fields into inline fragments where the client skips or includes them. */
function fieldsOf({ selections }: SelectionSetNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value];
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldsOf(selection.selectionSet) : [];
  });
}
