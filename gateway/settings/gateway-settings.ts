import { readChoice } from '../../shared/settings/choice-setting.js';
import type { Environment } from '../../shared/settings/environment.js';
import { type Numbers, readNumbers } from '../../shared/settings/number-setting.js';
import { StartError } from '../../shared/subgraph/errors.js';
import { type CacheSettings, readCacheSettings } from './cache-settings.js';
import { CHOICE_SETTINGS } from './choice-settings.js';
import { CLIENT_SETTINGS } from './client-settings.js';
import { CONNECTION_SETTINGS } from './connection-settings.js';
import { type CorsOrigins, readCorsOrigins } from './cors-setting.js';
import { type DocumentSettings, readDocumentSettings } from './document-settings.js';
import { LIMIT_SETTINGS, type Limits } from './limit-settings.js';
import { LOAD_SETTINGS } from './load-settings.js';
import { type OidcSettings, readOidcSettings } from './oidc-settings.js';
import { OPERATIONS_HOST_SETTINGS, PROCESS_SETTINGS } from './process-settings.js';
import { RELOAD_SETTINGS } from './reload-settings.js';
import { RUN_SETTINGS } from './run-settings.js';

/** Everything that can be set about the gateway; docs/settings.md lists it for operators. */
export interface GatewaySettings extends Numbers<typeof RUN_SETTINGS> {
  readonly executor: 'own' | 'apollo';
  readonly introspection: boolean;
  readonly breakingChanges: 'refuse' | 'allow';
  /** Whether what people look at is served. */
  readonly pages: boolean;
  /** Whether `MODE` is production: then errors suggest no names of the schema. */
  readonly production: boolean;
  readonly cache: CacheSettings;
  readonly documents: DocumentSettings;
  readonly corsOrigins: CorsOrigins;
  readonly oidc: OidcSettings;
  readonly limits: Limits;
  readonly connections: Numbers<typeof CONNECTION_SETTINGS>;
  /** Options of the client of every subgraph. */
  readonly client: Numbers<typeof CLIENT_SETTINGS>;
  readonly reload: Numbers<typeof RELOAD_SETTINGS>;
  /** From where on there is too much to do. */
  readonly load: Numbers<typeof LOAD_SETTINGS>;
  readonly process: Numbers<typeof PROCESS_SETTINGS> & { readonly operationsHost: string };
}

/**
 * Reads the settings of the gateway from the environment.
 * @param problems takes what is wrong, and the defaults hold for that; left out, it is thrown
 * @throws StartError that names every bad value at once
 */
export function readGatewaySettings(environment: Environment, problems?: string[]): GatewaySettings {
  const found: string[] = [];
  const settings: GatewaySettings = {
    executor: readChoice(CHOICE_SETTINGS.executor, environment, found),
    introspection: readChoice(CHOICE_SETTINGS.introspection, environment, found) === 'on',
    pages: readChoice(CHOICE_SETTINGS.pages, environment, found) === 'on',
    breakingChanges: readChoice(CHOICE_SETTINGS.breakingChanges, environment, found),
    production: environment.MODE === 'production',
    cache: readCacheSettings(environment, found),
    documents: readDocumentSettings(environment, found),
    corsOrigins: readCorsOrigins(environment, found),
    oidc: readOidcSettings(environment, found),
    ...readNumbers(RUN_SETTINGS, environment, found),
    limits: readNumbers(LIMIT_SETTINGS, environment, found),
    connections: readNumbers(CONNECTION_SETTINGS, environment, found),
    client: readNumbers(CLIENT_SETTINGS, environment, found),
    reload: readNumbers(RELOAD_SETTINGS, environment, found),
    load: readNumbers(LOAD_SETTINGS, environment, found),
    process: { ...readNumbers(PROCESS_SETTINGS, environment, found), operationsHost: operationsHostOf(environment) },
  };
  for (const name of ['subgraphDeadlineMs', 'planningTimeMs'] as const)
    if (settings[name] >= settings.requestDeadlineMs)
      found.push(
        `${RUN_SETTINGS[name].variable} is ${settings[name]}, but must be below REQUEST_DEADLINE_MS (${settings.requestDeadlineMs})`,
      );
  const { headersTimeoutMs, arrivalTimeoutMs, silenceTimeoutMs } = settings.connections;
  if (arrivalTimeoutMs < headersTimeoutMs)
    found.push(`ARRIVAL_TIMEOUT_MS is ${arrivalTimeoutMs}, but must not be below HEADERS_TIMEOUT_MS (${headersTimeoutMs})`);
  if (silenceTimeoutMs <= settings.requestDeadlineMs)
    found.push(`SILENCE_TIMEOUT_MS is ${silenceTimeoutMs}, but must be above REQUEST_DEADLINE_MS (${settings.requestDeadlineMs})`);
  if (!problems && found.length > 0) throw new StartError(`${found.join('; ')}.`);
  problems?.push(...found);
  return settings;
}

const operationsHostOf = (environment: Environment): string => {
  const { variable, default: usual } = OPERATIONS_HOST_SETTINGS.operationsHost;
  return environment[variable] || usual;
};

/** What holds where the environment says nothing. */
export const DEFAULT_SETTINGS: GatewaySettings = readGatewaySettings({});
