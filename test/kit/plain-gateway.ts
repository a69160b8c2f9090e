import { ApolloServer } from '@apollo/server';
import { buildSchema, printSchema } from 'graphql';
import pino from 'pino';
import { type AdmissionRequest, createAdmission } from '../../gateway/admission/admission.js';
import type { Gateway } from '../../gateway/create-gateway.js';
import type { GatewayContext } from '../../gateway/gateway-context.js';
import { observationPlugin } from '../../gateway/observability/observation-plugin.js';
import { errorPresentationPlugin } from '../../gateway/plugins/error-presentation-plugin.js';
import { type ServeGatewayOptions, serveGateway } from '../../gateway/serve-gateway.js';
import { DEFAULT_SETTINGS } from '../../gateway/settings/gateway-settings.js';
import { unauthenticated } from '../../shared/identity/refusals.js';
import type { Served } from '../../shared/subgraph/serve.js';

const SCHEMA = buildSchema(`
  type Query {
    hello: String
    echo(text: String!): String
    "A text of so many letters that compress well."
    big(letters: Int!): String
    "Answers once the request is given up: why."
    slow: String
  }
  type Mutation { count: Int }
`);

/** A gateway without subgraphs: its HTTP side is the real one. */
export interface PlainGateway extends Served {
  /** What travelled with each request that was executed. */
  readonly contexts: readonly GatewayContext[];
  /** Mutations that were done. */
  readonly counted: () => number;
  /** Lines of the log, but for those of {@link requestLines}. */
  readonly logged: readonly string[];
  /** What the log says of each request. */
  readonly requestLines: readonly Readonly<Record<string, unknown>>[];
}

/** Starts one on a free port. Its only token is `good`. */
export async function startPlainGateway({
  admit = createAdmission({ schema: SCHEMA, limits: DEFAULT_SETTINGS.limits }).check,
  ...options
}: Pick<ServeGatewayOptions, 'settings' | 'metrics'> & {
  readonly admit?: (request: AdmissionRequest) => unknown;
} = {}): Promise<PlainGateway> {
  const contexts: GatewayContext[] = [];
  const logged: string[] = [];
  const requestLines: Record<string, unknown>[] = [];
  const write = (line: string) => {
    const fields = JSON.parse(line) as Record<string, unknown>;
    if (fields.msg === 'request') requestLines.push(fields);
    else logged.push(line);
  };
  const logger = pino({ level: 'trace' }, { write });
  let counted = 0;
  const noted =
    <Arguments, Value>(answer: (given: Arguments, context: GatewayContext) => Value) =>
    (given: Arguments, context: GatewayContext) => {
      contexts.push(context);
      return answer(given, context);
    };
  const server = new ApolloServer<GatewayContext>({
    schema: SCHEMA,
    rootValue: {
      hello: noted(() => 'hello'),
      echo: noted(({ text }: { text: string }) => text),
      big: noted(({ letters }: { letters: number }) => 'abcdefgh'.repeat(letters / 8)),
      slow: noted(async (_given, { signal }) => givenUp(signal)),
      count: noted(() => ++counted),
    },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [errorPresentationPlugin(logger), observationPlugin()],
  });
  await server.start();
  const gateway: Gateway = {
    execute: async (request, contextValue) => {
      const { query, variables, operationName } = request;
      admit({ query, variables, operationName });
      return server.executeOperation(request, { contextValue });
    },
    answersQueries: async () => true,
    schema: () => printSchema(SCHEMA),
    publicSchema: () => SCHEMA,
    supergraph: () => '',
    generation: { number: 1, since: '2026-01-01T00:00:00.000Z', supergraphHash: '' },
    reload: async (trigger) => ({ outcome: 'unchanged', trigger, generation: 1, reasons: [], milliseconds: 0 }),
    onReload: () => () => undefined,
    close: () => server.stop(),
  };
  const served = await serveGateway(gateway, {
    host: '127.0.0.1',
    port: 0,
    logger,
    identify: async ({ authorization }) => {
      if (authorization === 'Bearer good') return authorization;
      throw unauthenticated('Your token is not known here.');
    },
    ...options,
  });
  return { ...served, contexts, logged, requestLines, counted: () => counted };
}

const givenUp = (signal: AbortSignal | undefined) =>
  new Promise<string>((resolve) => {
    if (!signal || signal.aborted) return resolve(String((signal?.reason as Error | undefined)?.name));
    signal.addEventListener('abort', () => resolve((signal.reason as Error).name), { once: true });
  });
