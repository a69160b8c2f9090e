import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from '../gateway-context.js';

/** Codes of errors that were not meant for the caller. */
const UNEXPECTED = new Set([undefined, 'INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);

/** How errors are presented. */
export interface PresentationOptions {
  /** Whether names of the schema that a client did not write are kept from her. */
  readonly hideSuggestions?: boolean;
}

/**
 * What a client sees of errors: message, place, stable code, sector and request id; no internals. What was not meant for her is
 * masked and logged whole. Paths end at the list where the row is not known for certain.
 */
export function errorPresentationPlugin(
  logger: Logger,
  { hideSuggestions = false }: PresentationOptions = {},
): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue, errors }) {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          // The gateway's note on values that it had to drop names subgraphs' types; the errors themselves say what is missing.
          if (result.extensions?.valueCompletion) delete result.extensions.valueCompletion;
          if (result.extensions && Object.keys(result.extensions).length === 0) delete result.extensions;
          if (!result.errors) return;
          const requestId = contextValue.requestId;
          for (const error of errors ?? [])
            if (isUnexpected(error)) logger.error({ requestId, err: originalOf(error), path: error.path }, 'unexpected error');
          // Refused before it was executed: the caller's to mend.
          if (result.data === undefined && !result.errors.some(isUnexpected)) response.http.status = refusalStatus(response.http.status);
          result.errors = result.errors.map((error) => presentError(hideSuggestions ? withoutSuggestion(error) : error, requestId));
        },
      };
    },
  };
}

const refusalStatus = (status: number | undefined) =>
  status !== undefined && ((status >= 400 && status < 500) || status === 503) ? status : 400;

/** The error as a client sees it. */
function presentError(error: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
  const { serviceName: _serviceName, stacktrace: _stacktrace, ...extensions } = error.extensions ?? {};
  const { locations } = error;
  const cut = error.path?.indexOf('@') ?? -1;
  const whole = cut >= 0 ? error.path?.slice(0, cut) : error.path;
  // Indexes come as text from the data source; no name begins with a digit.
  const path = whole?.map((part) => (/^\d+$/.test(String(part)) ? Number(part) : part));
  const place = { ...(locations ? { locations } : {}), ...(path && path.length > 0 ? { path } : {}) };
  if (!isUnexpected(error)) return { message: error.message, ...place, extensions: { ...extensions, requestId } };
  const sector = extensions.sector === undefined ? {} : { sector: extensions.sector };
  return {
    message: 'Something unexpected went wrong. Tell the operator the request id.',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...sector, requestId },
  };
}

/** Validation leaves suggestions out itself; those of variables come from the executors, which do not. */
const withoutSuggestion = (error: GraphQLFormattedError) => ({ ...error, message: error.message.replace(/ Did you mean [^?]*\?$/, '') });

const isUnexpected = (error: Pick<GraphQLFormattedError, 'extensions'>) => UNEXPECTED.has(error.extensions?.code as string | undefined);
const originalOf = (error: unknown) => (error instanceof GraphQLError ? (error.originalError ?? error) : error);
