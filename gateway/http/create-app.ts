import compress from '@fastify/compress';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { readRequestId } from '../../shared/subgraph/serve.js';
import type { CorsOrigins } from '../settings/cors-setting.js';
import type { GatewaySettings } from '../settings/gateway-settings.js';
import { answerExpectations, type BrokenRequest, createBrokenRequestAnswer, tellingOfAddresses } from './answer-broken-requests.js';
import { answerUnknown, createFailureAnswer } from './answer-failures.js';
import { Refusal } from './refusal.js';

/** What the HTTP side needs of the settings. */
export type HttpSettings = Pick<GatewaySettings, 'corsOrigins' | 'limits' | 'connections' | 'pages'>;

/** Answers below this are sent as they are: compressing them saves no packet. */
const COMPRESSION_THRESHOLD_BYTES = 1_024;
/** How often arrival times are checked, in relation to the shortest of them. */
const CHECKS_PER_TIMEOUT = 4;

/**
 * A Fastify application with the limits, refusals and headers that hold at every address; routes are added afterwards.
 * @param onBroken told of what was refused before hooks and routes see it
 */
export async function createApp(
  { limits, connections, corsOrigins, pages }: HttpSettings,
  logger: Logger,
  onBroken: (request: BrokenRequest) => void = () => undefined,
): Promise<FastifyInstance> {
  const broken = createBrokenRequestAnswer(onBroken);
  const answerFailure = createFailureAnswer(logger, limits);
  const app = Fastify({
    bodyLimit: limits.maxBodyBytes,
    forceCloseConnections: true,
    genReqId: ({ headers }) => readRequestId(headers['x-request-id']),
    connectionTimeout: connections.silenceTimeoutMs,
    keepAliveTimeout: connections.keepAliveMs,
    requestTimeout: connections.arrivalTimeoutMs,
    http: {
      maxHeaderSize: limits.maxHeaderBytes,
      headersTimeout: connections.headersTimeoutMs,
      requestTimeout: connections.arrivalTimeoutMs,
      connectionsCheckingInterval: Math.ceil(connections.headersTimeoutMs / CHECKS_PER_TIMEOUT),
      // Node would answer without a body; the hook below says what is wrong.
      requireHostHeader: false,
    },
    clientErrorHandler: broken.answer,
    frameworkErrors: tellingOfAddresses(answerFailure, onBroken),
  });
  app.setErrorHandler(answerFailure);
  answerUnknown(app, pages ? 'Queries go to /graphql; /explore has examples.' : 'Queries go to /graphql.');
  answerExpectations(app, onBroken);
  app.addHook('onRequest', (request, reply, done) => {
    const { id, raw } = request;
    broken.note(request, reply);
    reply.header('x-request-id', id);
    if (raw.headers.host === undefined && raw.httpVersionMinor === 1) return done(new Refusal(400, 'The `Host` header is missing.'));
    if ((raw.url?.length ?? 0) > limits.maxUrlBytes)
      return done(new Refusal(414, `The address is longer than ${limits.maxUrlBytes} bytes. Send long queries by POST.`));
    done();
  });
  // Without it, no request pays for it.
  if (corsOrigins.length > 0) await app.register(cors, corsOptions(corsOrigins));
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: COMPRESSION_THRESHOLD_BYTES, globalDecompression: false });
  return app;
}

/** Pages send tokens in a header of their own accord: browsers never have to add credentials, so those stay forbidden. */
const corsOptions = (origins: CorsOrigins) => ({
  origin: origins === '*' ? origins : [...origins],
  credentials: false,
  methods: ['GET', 'POST'],
  allowedHeaders: ['content-type', 'authorization', 'dpop', 'accept-language', 'x-request-id', 'apollo-require-preflight'],
  exposedHeaders: ['x-request-id', 'www-authenticate', 'content-disposition'],
  maxAge: 7_200,
  strictPreflight: false,
});
