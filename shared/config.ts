import { join } from 'node:path';
import { type IdentitySettings, readIdentitySettings } from './identity/settings.js';
import { type DatabaseLocation } from './subgraph/database.js';
import { StartError } from './subgraph/errors.js';

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings that every program of this repository reads from the environment. */
export interface Config {
  /** `HOST`: address to listen at; default 127.0.0.1. */
  readonly host: string;
  /** `PORT`: port to listen at; default 4000, 0 lets the system choose. */
  readonly port: number;
  /** `DEMO`: `on` (default) fills empty sector databases with the demo roster, `off` leaves them empty. */
  readonly demo: boolean;
  /** `SUPERGRAPH`: file that the gateway serves; default the committed one. Null means that. */
  readonly supergraph: string | null;
  /** Who may call. */
  readonly identity: IdentitySettings;
  /**
   * `WEBHOOK_INTERVAL_MS`: how often `regional` looks for changes that receivers are to be told of; default 10000, 0 never.
   * `WEBHOOK_TIMEOUT_MS`: how long a receiver may take to answer; default 15000.
   */
  readonly webhooks: { readonly intervalMs: number; readonly timeoutMs: number };
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
  const dataDir = environment.DATA_DIR || 'data';

  const port = environment.PORT || '4000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) problems.push(`PORT is "${port}", but must be a number from 0 to 65535`);
  const demo = environment.DEMO || 'on';
  if (demo !== 'on' && demo !== 'off') problems.push(`DEMO is "${demo}", but must be on or off`);

  const milliseconds = (variable: string, usual: number, smallest: number): number => {
    const text = environment[variable] || String(usual);
    if (!/^\d{1,7}$/.test(text) || Number(text) < smallest)
      problems.push(`${variable} is "${text}", but must be a whole number from ${smallest} to 9999999`);
    return Number(text);
  };
  const webhooks = { intervalMs: milliseconds('WEBHOOK_INTERVAL_MS', 10_000, 0), timeoutMs: milliseconds('WEBHOOK_TIMEOUT_MS', 15_000, 1) };

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
    host: environment.HOST || '127.0.0.1',
    port: Number(port),
    demo: demo === 'on',
    supergraph: environment.SUPERGRAPH || null,
    identity,
    webhooks,
    databaseOf: (name) => databases.get(name) ?? { file: join(dataDir, `${name}.sqlite`) },
    urlOf: (name) => urls.get(environmentPrefix(name)) ?? null,
  };
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}
