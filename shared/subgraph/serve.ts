import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { execute, GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { createAgeReader, type MaxAges } from './answer-age.js';
import { AnswerHint } from './answer-hint.js';
import { ASKED, VERSIONS_HEADER } from './cache-hint.js';
import type { Authenticate, SubgraphCall } from './caller.js';
import { isSurelyQuery } from './client/is-surely-query.js';
import { StartError } from './errors.js';
import { createHangUp } from './hang-up.js';
import { createHopCheck, HOP_HEADER } from './hop.js';
import { keepDocuments } from './keep-documents.js';
import { createCallObserver } from './observe-calls.js';
import { type DrainOptions, RequestsUnderWay } from './requests-under-way.js';
import type { DataVersion } from './setting.js';
import { StatementCounts } from './statement-counts.js';
import { refuseNulInVariables } from './text.js';

/** A subgraph that can be served: its schema and a fresh context for each request. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Text of the schema, as the gateway composes it. */
  readonly sdl: string;
  /** Everything that one request needs, loaders included. */
  createContext(call: SubgraphCall): RequestContext | Promise<RequestContext>;
  /** Whether its database answers. */
  isReady(): Promise<boolean>;
  /** Version of its data now; null before anything was written. */
  dataVersion(): Promise<DataVersion | null>;
  /** For how long its answers may be kept, where that is not as long as others; left out, none is. */
  readonly maxAges?: MaxAges;
  close(): Promise<void>;
}

/** What a subgraph makes for one request. */
export type RequestContext = object & {
  /** Done after the last resolver and before the answer is sent; if it fails, the answer is an error. */
  readonly finish?: () => Promise<void>;
};

/** A server that listens. */
export interface Served {
  readonly url: string;
  /** Takes no new requests and waits for those under way; to be closed then. */
  drain?(options: DrainOptions): Promise<void>;
  close(): Promise<void>;
}

/** Where to listen; port 0 lets the system choose. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
}

/** How to serve a subgraph. */
export interface ServeSubgraphOptions extends ListenOptions {
  /** What a gateway must show, one of these. */
  readonly hopSecrets: readonly string[];
  /** Finds out who calls. */
  readonly authenticate: Authenticate;
  /** Counts the statements of its database; left out, none are. */
  readonly statements?: StatementCounts;
}

/** Largest request between gateway and subgraph; entity fetches carry lists of references. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** Well above the 10 s after which a client of this graph closes an idle connection: never the server first, who may close it just as a request comes. */
const KEEP_ALIVE_MS = 65_000;
/** A request, and its headers, arrive within this, or the connection ends: they come from the same graph and are small. */
const REQUEST_MS = 30_000;
const HEADERS_MS = 10_000;

const LOOPBACK = '127.0.0.1';

interface GraphQLRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
}

/**
 * Serves one subgraph at `/graphql` (POST, JSON) and `/data-version` to its graph, and `/health/live` and `/health/ready` to all.
 * @throws StartError if the port is taken
 */
export async function serveSubgraph(subgraph: Subgraph, options: ServeSubgraphOptions): Promise<Served> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: REQUEST_MS,
    http: { headersTimeout: HEADERS_MS },
  });
  const documents = keepDocuments(subgraph.schema);
  const ageOf = subgraph.maxAges ? createAgeReader(subgraph.schema, subgraph.maxAges) : () => 0;
  const hinted = { name: subgraph.name, dataVersion: () => subgraph.dataVersion(), ageOf };
  const log = options.logger.child({ subgraph: subgraph.name });
  const underWay = new RequestsUnderWay(app);
  const observe = createCallObserver({ subgraph: subgraph.name, logger: log, statements: options.statements ?? new StatementCounts() });

  const isOfGraph = createHopCheck(options.hopSecrets);
  // Before the body is read: a stranger's costs nothing.
  const onRequest = async ({ headers }: FastifyRequest, reply: FastifyReply) => {
    if (isOfGraph(headers[HOP_HEADER])) return;
    log.warn({ requestId: readRequestId(headers['x-request-id']) }, 'refused a caller that does not show the hop secret');
    await reply.code(403).send({
      errors: [{ message: 'A subgraph answers its gateway only. Ask the gateway.', extensions: { code: 'FORBIDDEN' } }],
    });
  };
  // Asked before figures that are kept are shown again, of every owner: so it costs next to nothing.
  app.get('/data-version', { onRequest }, () => subgraph.dataVersion());
  app.post<{ Body: GraphQLRequest }>('/graphql', {
    onRequest,
    handler: async ({ headers, body }, reply) => {
      const requestId = readRequestId(headers['x-request-id']);
      const hangUp = createHangUp(reply.raw);
      const hint = new AnswerHint(hinted, headers[VERSIONS_HEADER] === ASKED, headers.authorization === undefined);
      const identify = async () => {
        const authorization = headers.authorization ?? null;
        const caller = await options.authenticate(authorization);
        return {
          requestId,
          caller,
          authorization,
          language: readLanguage(headers['accept-language']),
          // A change that was begun is carried through.
          get signal() {
            return isSurelyQuery(body.query) ? hangUp() : undefined;
          },
          sources: hint.sources,
        };
      };
      const call = { requestId, headers, query: body.query };
      const answered = await observe(call, () => answer(body, { requestId, hint }, identify));
      reply.headers(await hint.headers(answered)).type('application/json');
      return JSON.stringify(answered);
    },
  });
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const ready = !underWay.isDraining && (await subgraph.isReady().catch(() => false));
    const status = underWay.isDraining ? 'draining' : ready ? 'ready' : 'not ready';
    return reply.code(ready ? 200 : 503).send({ status });
  });

  async function answer(
    { query, variables, operationName }: GraphQLRequest,
    { requestId, hint }: { readonly requestId: string; readonly hint: AnswerHint },
    identify: () => Promise<SubgraphCall>,
  ) {
    try {
      const call = await identify();
      refuseNulInVariables(variables ?? {});
      const document = documents(query);
      await hint.begin(document, operationName);
      const context = await subgraph.createContext(call);
      const result = await execute({
        schema: subgraph.schema,
        document,
        contextValue: context,
        variableValues: variables ?? {},
        operationName: operationName ?? null,
      });
      await finish(context);
      return result.errors
        ? { data: result.data, errors: result.errors.map((error) => presentError(error, requestId)) }
        : { data: result.data };
    } catch (error) {
      return {
        errors: [presentError(error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error }), requestId)],
      };
    }
  }

  /** Whatever goes wrong here is not the caller's to mend. */
  async function finish(context: RequestContext): Promise<void> {
    try {
      await context.finish?.();
    } catch (cause) {
      throw new Error('the request could not be finished', { cause });
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

  const served = await listen(app, subgraph.name, options);
  return { ...served, drain: (drain) => underWay.drain(drain) };
}

/**
 * Starts a Fastify application.
 * @throws StartError if the port is taken or the host is not this machine's
 */
export async function listen(app: FastifyInstance, name: string, { host, port }: ListenOptions): Promise<Served> {
  try {
    // By its name Fastify opens a second server, for the other version of IP, of which a drain would know nothing.
    const url = await app.listen({ host: host === 'localhost' ? LOOPBACK : host, port });
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

/** The caller's own request id, if it is a plain one; else a new one. */
export const readRequestId = (header: unknown): string =>
  typeof header === 'string' && /^[\w-]{1,64}$/.test(header) ? header : randomUUID();

/** The languages that the caller prefers, if the header is a plain one: it is handed on to other subgraphs. */
export const readLanguage = (header: unknown): string | null =>
  typeof header === 'string' && /^[\w\s,;=.*-]{1,200}$/.test(header) ? header : null;
