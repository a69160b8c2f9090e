import { type Config, readConfig } from '../../shared/config.js';
import type { Environment } from '../../shared/settings/environment.js';
import { type GatewaySettings, readGatewaySettings } from './gateway-settings.js';

/** All that a program with a gateway in it is told by its environment. */
export interface StartSettings {
  readonly config: Config;
  readonly settings: GatewaySettings;
}

/**
 * Reads everything at once.
 * @param subgraphs the names whose variables count
 * @param mayFork whether the program runs as several processes where `GATEWAY_WORKERS` says so
 * @throws StartError that names every bad value at once, and all that do not fit together
 */
export function readStartSettings(environment: Environment, subgraphs: readonly string[], mayFork: boolean): StartSettings {
  const problems: string[] = [];
  const settings = readGatewaySettings(environment, problems);
  const { workers } = settings.process;
  if (mayFork && workers > 1 && !environment.ISSUER)
    problems.push(
      `GATEWAY_WORKERS is ${workers}, but ISSUER is not set: the development issuer keeps its codes in one process. Set ISSUER, AUDIENCE and JWKS_URL, or GATEWAY_WORKERS to 1`,
    );
  return { settings, config: readConfig(environment, subgraphs, problems) };
}

/**
 * What can be meant as it is set, and costs something: for the log of a start.
 * @returns a sentence for each; empty where there is nothing
 */
export function cautionsOf({ config, settings }: StartSettings): readonly string[] {
  const { deadlineMs } = config.drain;
  const { requestDeadlineMs } = settings;
  // Meant by those whose platform kills what has not ended after a few seconds.
  if (deadlineMs > requestDeadlineMs) return [];
  return [
    `DRAIN_DEADLINE_MS is ${deadlineMs}, not above REQUEST_DEADLINE_MS (${requestDeadlineMs}): requests may be cut off when this program ends`,
  ];
}
