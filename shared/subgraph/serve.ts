import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { type DocumentNode, execute, GraphQLError, type GraphQLFormattedError, type GraphQLSchema, parse, validate } from 'graphql';
import type { Logger } from 'pino';
import { StartError } from './errors.js';
import { refuseNulInDocument, refuseNulInVariables } from './text.js';

/** A subgraph that can be served: its schema and a fresh context for each request. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Text of the schema, as the gateway composes it. */
  readonly sdl: string;
  /** Everything that one request needs, loaders included. */
  createContext(requestId: string): object;
  /** Whether its database answers. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** A server that listens. */
export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Where to listen; port 0 lets the system choose. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
}

/** Largest request between gateway and subgraph; entity fetches carry lists of references. */
const BODY_LIMIT = 4 * 1024 * 1024;
const MAX_TOKENS = 20_000;
const KEPT_DOCUMENTS = 1_000;

interface GraphQLRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
}

/**
 * Serves one subgraph at `/graphql` (POST, JSON), with `/health/live` and `/health/ready`.
 * @throws StartError if the port is taken
 */
export async function serveSubgraph(subgraph: Subgraph, options: ListenOptions): Promise<Served> {
  const app = Fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: true });
  const documents = keepDocuments(subgraph.schema);
  const log = options.logger.child({ subgraph: subgraph.name });

  app.post<{ Body: GraphQLRequest }>('/graphql', async (request, reply) => {
    const requestId = readRequestId(request.headers['x-request-id']);
    reply.type('application/json');
    return JSON.stringify(await answer(request.body, requestId));
  });
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const ready = await subgraph.isReady().catch(() => false);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });

  async function answer({ query, variables, operationName }: GraphQLRequest, requestId: string) {
    try {
      refuseNulInVariables(variables ?? {});
      const document = documents(query);
      const result = await execute({
        schema: subgraph.schema,
        document,
        contextValue: subgraph.createContext(requestId),
        variableValues: variables ?? {},
        operationName: operationName ?? null,
      });
      return result.errors
        ? { data: result.data, errors: result.errors.map((error) => presentError(error, requestId)) }
        : { data: result.data };
    } catch (error) {
      return {
        errors: [presentError(error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error }), requestId)],
      };
    }
  }

  /** Passes what was thrown for the caller; masks and logs everything else. */
  function presentError(error: GraphQLError, requestId: string): GraphQLFormattedError {
    const intended = error.originalError === undefined || error.originalError instanceof GraphQLError;
    if (intended) return { ...error.toJSON(), extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...error.extensions } };
    log.error({ requestId, err: error.originalError, path: error.path }, 'unexpected error');
    const where = error.path ? { path: error.path } : {};
    return {
      message: `${subgraph.name} met an unexpected error. Tell its operator the request id.`,
      ...where,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  }

  return listen(app, subgraph.name, options);
}

/**
 * Starts a Fastify application.
 * @throws StartError if the port is taken or the host is not this machine's
 */
export async function listen(app: FastifyInstance, name: string, { host, port }: ListenOptions): Promise<Served> {
  try {
    const url = await app.listen({ host, port });
    return { url, close: () => app.close() };
  } catch (error) {
    await app.close();
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new StartError(`${name} cannot listen at ${host}:${port}: another program uses that port. Set PORT to a free one.`);
    throw new StartError(`${name} cannot listen at ${host}:${port}: ${code ?? String(error)}.`);
  }
}

/**
 * Finds out before anything else happens whether a port can be had, so that a start that must fail touches no data.
 * @throws StartError if it cannot
 */
export async function checkPort(name: string, options: ListenOptions): Promise<void> {
  const probe = await listen(Fastify(), name, options);
  await probe.close();
}

/** Parses and validates each distinct text once. */
function keepDocuments(schema: GraphQLSchema): (query: string) => DocumentNode {
  const kept = new Map<string, DocumentNode>();
  return (query) => {
    const known = kept.get(query);
    if (known) return known;
    if (typeof query !== 'string') throw new GraphQLError('The body needs a query.', { extensions: { code: 'BAD_REQUEST' } });
    const document = parse(query, { noLocation: true, maxTokens: MAX_TOKENS });
    refuseNulInDocument(document);
    const [first] = validate(schema, document);
    if (first) throw first;
    const oldest = kept.size >= KEPT_DOCUMENTS ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(query, document);
    return document;
  };
}

/** The caller's own request id, if it is a plain one; else a new one. */
export const readRequestId = (header: unknown): string =>
  typeof header === 'string' && /^[\w-]{1,64}$/.test(header) ? header : randomUUID();
