import { join } from 'node:path';
import { type IdentitySettings, readIdentitySettings } from './identity/settings.js';
import { readChoice } from './settings/choice-setting.js';
import type { Environment } from './settings/environment.js';
import { type Numbers, readNumbers } from './settings/number-setting.js';
import { DRAIN_SETTINGS, PLACE_SETTINGS, PROGRAM_CHOICES, PROGRAM_NUMBERS, WEBHOOK_SETTINGS } from './settings/program-settings.js';
import type { DatabaseLocation } from './subgraph/database.js';
import { StartError } from './subgraph/errors.js';
import { readTraceOptions, type TraceOptions } from './tracing/trace-settings.js';

/** The settings that every program of this repository reads from the environment; docs/settings.md lists them for operators. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Whether empty sector databases are filled with the demo roster. */
  readonly demo: boolean;
  /** File or folder that the gateway serves; null for the committed file. */
  readonly supergraph: string | null;
  /** File below `DATA_DIR` that keeps what the gateway served last. */
  readonly lastGoodSupergraph: string;
  /** From which level on lines are logged; null where nothing is set. */
  readonly logLevel: (typeof PROGRAM_CHOICES.logLevel.choices)[number] | null;
  /** Who may call. */
  readonly identity: IdentitySettings;
  readonly drain: Numbers<typeof DRAIN_SETTINGS>;
  readonly traces: TraceOptions;
  readonly webhooks: Numbers<typeof WEBHOOK_SETTINGS>;
  /** `<SUBGRAPH>_DATABASE_URL` (PostgreSQL), else a file below `DATA_DIR` (default `./data`). */
  databaseOf(subgraph: string): DatabaseLocation;
  /** `<SUBGRAPH>_URL`: where a subgraph that runs alone is found; null if not set. */
  urlOf(subgraph: string): string | null;
}

/** Addresses of something else: `JWKS_URL`, `PUBLIC_URL`. */
const NO_SUBGRAPHS = new Set(['JWKS', 'PUBLIC']);

/** `vestre-viken` → `VESTRE_VIKEN`. */
export const environmentPrefix = (subgraph: string): string => subgraph.toUpperCase().replaceAll('-', '_');

/**
 * Reads the settings.
 * @param subgraphs the names whose variables count
 * @param others what is wrong with other settings: told together with what is wrong here
 * @throws StartError that names every bad value at once
 */
export function readConfig(environment: Environment, subgraphs: readonly string[], others: readonly string[] = []): Config {
  const problems = [...others];
  const databases = new Map<string, DatabaseLocation>();
  const urls = new Map<string, string>();
  const ours = new Set(subgraphs.map(environmentPrefix));
  const text = ({ variable, default: usual }: (typeof PLACE_SETTINGS)[keyof typeof PLACE_SETTINGS]) => environment[variable] || usual;
  const dataDir = text(PLACE_SETTINGS.dataDir);
  const { port } = readNumbers(PROGRAM_NUMBERS, environment, problems);
  const demo = readChoice(PROGRAM_CHOICES.demo, environment, problems);
  const logLevel = readChoice(PROGRAM_CHOICES.logLevel, environment, problems);
  const webhooks = readNumbers(WEBHOOK_SETTINGS, environment, problems);
  const drain = readNumbers(DRAIN_SETTINGS, environment, problems);
  const traces = readTraceOptions(environment, problems);

  for (const name of subgraphs) {
    const databaseVariable = `${environmentPrefix(name)}_DATABASE_URL`;
    const databaseUrl = environment[databaseVariable];
    // The value may hold a password, so it is not repeated.
    if (databaseUrl && !isUrl(databaseUrl, ['postgres:', 'postgresql:']))
      problems.push(`${databaseVariable} must be an address like postgresql://user@host/database`);
    databases.set(name, databaseUrl ? { url: databaseUrl } : { file: join(dataDir, `${name}.sqlite`) });
  }
  const identity = readIdentitySettings(environment, dataDir, problems);
  // Also those of subgraphs that are not ours: the gateway serves any supergraph.
  const url = /^([A-Z0-9_]+)_URL$/;
  for (const [variable, value] of Object.entries(environment)) {
    const prefix = url.exec(variable)?.[1];
    if (prefix === undefined || !value || prefix.endsWith('_DATABASE') || NO_SUBGRAPHS.has(prefix)) continue;
    if (isUrl(value, ['http:', 'https:'])) urls.set(prefix, value);
    else if (ours.has(prefix)) problems.push(`${variable} is "${value}", but must be an address like http://127.0.0.1:4001`);
  }
  if (problems.length > 0) throw new StartError(`${problems.join('; ')}.`);
  return {
    host: text(PLACE_SETTINGS.host),
    port,
    demo: demo === 'on',
    supergraph: text(PLACE_SETTINGS.supergraph) || null,
    lastGoodSupergraph: join(dataDir, 'last-good-supergraph.graphql'),
    logLevel: environment[PROGRAM_CHOICES.logLevel.variable] ? logLevel : null,
    identity,
    drain,
    traces,
    webhooks,
    databaseOf: (name) => databases.get(name) ?? { file: join(dataDir, `${name}.sqlite`) },
    urlOf: (name) => urls.get(environmentPrefix(name)) ?? null,
  };
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}
