import { ApolloServer } from '@apollo/server';
import { buildSchema, printSchema } from 'graphql';
import pino from 'pino';
import { createAdmission } from '../../gateway/admission/admission.js';
import type { Gateway } from '../../gateway/create-gateway.js';
import type { GatewayContext } from '../../gateway/gateway-context.js';
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
  readonly logged: readonly string[];
}

/** Starts one on a free port. Its only token is `good`. */
export async function startPlainGateway({
  admit = createAdmission({ schema: SCHEMA, limits: DEFAULT_SETTINGS.limits }).check,
  ...options
}: Pick<ServeGatewayOptions, 'settings'> & Partial<Pick<Gateway, 'admit'>> = {}): Promise<PlainGateway> {
  const contexts: GatewayContext[] = [];
  const logged: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line) => void logged.push(line) });
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
    plugins: [errorPresentationPlugin(logger)],
  });
  await server.start();
  const gateway: Gateway = {
    server,
    admit,
    answersQueries: async () => true,
    schema: () => printSchema(SCHEMA),
    publicSchema: () => SCHEMA,
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
  return { ...served, contexts, logged, counted: () => counted };
}

const givenUp = (signal: AbortSignal | undefined) =>
  new Promise<string>((resolve) => {
    if (!signal || signal.aborted) return resolve(String((signal?.reason as Error | undefined)?.name));
    signal.addEventListener('abort', () => resolve((signal.reason as Error).name), { once: true });
  });
