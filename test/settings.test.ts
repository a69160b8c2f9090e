import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLIENT_SETTINGS } from '../gateway/settings/client-settings.js';
import { CONNECTION_SETTINGS } from '../gateway/settings/connection-settings.js';
import { describeSettings } from '../gateway/settings/describe-settings.js';
import { DEFAULT_SETTINGS, readGatewaySettings } from '../gateway/settings/gateway-settings.js';
import { LIMIT_SETTINGS } from '../gateway/settings/limit-settings.js';
import { LOAD_SETTINGS } from '../gateway/settings/load-settings.js';
import { PROCESS_SETTINGS } from '../gateway/settings/process-settings.js';
import { RUN_SETTINGS } from '../gateway/settings/run-settings.js';
import { cautionsOf, readStartSettings } from '../gateway/settings/start-settings.js';
import { readConfig } from '../shared/config.js';
import type { NumberSetting } from '../shared/settings/number-setting.js';
import { projectPath } from '../shared/subgraph/project-root.js';

const NUMBERS: readonly NumberSetting[] = [
  RUN_SETTINGS,
  CONNECTION_SETTINGS,
  CLIENT_SETTINGS,
  LIMIT_SETTINGS,
  LOAD_SETTINGS,
  PROCESS_SETTINGS,
].flatMap((settings) => Object.values(settings));

/** What is wrong with an environment. */
function problemsOf(environment: Record<string, string>): string[] {
  const problems: string[] = [];
  readGatewaySettings(environment, problems);
  return problems;
}

describe('the settings of the gateway', () => {
  it('are as documented where nothing is set, or set to nothing', () => {
    expect(DEFAULT_SETTINGS).toMatchObject({
      executor: 'own',
      introspection: true,
      production: false,
      corsOrigins: [],
      requestDeadlineMs: 10_000,
    });
    expect(readGatewaySettings(Object.fromEntries(NUMBERS.map(({ variable }) => [variable, ''])))).toEqual(DEFAULT_SETTINGS);
    for (const setting of NUMBERS) expect(setting.default).toBe(Math.min(Math.max(setting.default, setting.smallest), setting.largest));
    expect(new Set(NUMBERS.map(({ variable }) => variable)).size).toBe(NUMBERS.length);
  });

  it.each(NUMBERS)('take $variable from smallest to largest, whole numbers only', ({ variable, smallest, largest }) => {
    const refused = expect.stringContaining(`${variable} is "`);
    for (const value of [smallest, largest]) expect(problemsOf({ [variable]: String(value) })).not.toContainEqual(refused);
    for (const value of [largest + 1, ...(smallest > 0 ? [smallest - 1] : []), -1, 1.5, 'x', '1e3', ' 5', '0x10', 'NaN'])
      expect([value, problemsOf({ [variable]: String(value) })]).toEqual([value, expect.arrayContaining([refused])]);
  });

  it('are what the environment says', () => {
    const settings = readGatewaySettings({
      MODE: 'production',
      EXECUTOR: 'apollo',
      INTROSPECTION: 'off',
      CORS_ORIGINS: 'https://a.example.no, http://127.0.0.1:5173',
      MAX_DEPTH: '30',
      MAX_IN_FLIGHT_PER_SUBGRAPH: '7',
      REQUEST_DEADLINE_MS: '6000',
    });
    expect(settings).toMatchObject({
      production: true,
      executor: 'apollo',
      introspection: false,
      corsOrigins: ['https://a.example.no', 'http://127.0.0.1:5173'],
      requestDeadlineMs: 6_000,
    });
    expect([settings.limits.maxDepth, settings.client.maxInFlight]).toEqual([30, 7]);
    expect(readGatewaySettings({ CORS_ORIGINS: '*' }).corsOrigins).toBe('*');
  });

  it.each(['https://a.example.no/', 'a.example.no', '*,https://a.example.no', 'null', 'https://A.example.no', 'file:///x'])(
    'refuse %s as the origin of a web page',
    (origin) => {
      expect(problemsOf({ CORS_ORIGINS: origin })).toEqual([expect.stringContaining('CORS_ORIGINS')]);
    },
  );

  it('are refused with every bad value at once, also those that do not fit together', () => {
    const bad = { EXECUTOR: 'both', INTROSPECTION: 'yes', MAX_COST: 'all', SUBGRAPH_DEADLINE_MS: '10000' };
    expect(() => readGatewaySettings(bad)).toThrow(
      'EXECUTOR is "both", but must be own or apollo; INTROSPECTION is "yes", but must be on or off; ' +
        'MAX_COST is "all", but must be a whole number from 100 to 100000000; ' +
        'SUBGRAPH_DEADLINE_MS is 10000, but must be below REQUEST_DEADLINE_MS (10000).',
    );
  });

  it('of all parts of a program are refused at once, rules over several of them among them', () => {
    const bad = {
      PORT: 'abc',
      MODE: 'maybe',
      AUDIENCE: 'graph',
      OUS_URL: 'nonsense',
      PAGES: 'few',
      GATEWAY_WORKERS: '2',
      DRAIN_DEADLINE_MS: 'soon',
      PLANNING_TIME_MS: '20000',
      HEADERS_TIMEOUT_MS: '30000',
      SILENCE_TIMEOUT_MS: '5000',
    };
    const refused = (mayFork: boolean) => {
      try {
        readStartSettings(bad, ['ous'], mayFork);
      } catch (error) {
        return String(error);
      }
      return '';
    };
    for (const variable of Object.keys(bad).filter((name) => name !== 'HEADERS_TIMEOUT_MS' && name !== 'AUDIENCE'))
      expect(refused(true)).toMatch(new RegExp(`${variable} (is|must)`));
    expect(refused(true)).toContain('ISSUER is missing');
    expect(refused(true)).toContain('ARRIVAL_TIMEOUT_MS is 20000, but must not be below HEADERS_TIMEOUT_MS (30000)');
    // The whole graph runs in one process, whatever is said.
    expect(refused(false)).not.toContain('GATEWAY_WORKERS');
  });

  it('that may be meant, but cost something, are told', () => {
    const cautions = (environment: Record<string, string>) => cautionsOf(readStartSettings(environment, ['ous'], true));
    expect(cautions({})).toEqual([]);
    expect(cautions({ DRAIN_DEADLINE_MS: '10000' })).toEqual([expect.stringMatching(/^DRAIN_DEADLINE_MS .* REQUEST_DEADLINE_MS/)]);
    expect(cautions({ DRAIN_DEADLINE_MS: '10000', REQUEST_DEADLINE_MS: '6000' })).toEqual([]);
  });

  it('are listed with every variable that programs read, and no other', () => {
    const read = new Set<string>();
    const environment = new Proxy<Record<string, string | undefined>>({}, { get: (_, name) => void read.add(String(name)) });
    readGatewaySettings(environment, []);
    readConfig(environment, ['ous']);
    const rows = describeSettings().matchAll(/^\| `([A-Z_<>]+)` \|/gm);
    const listed = [...rows].map(([, name = '']) => name.replace('<SUBGRAPH>_DATABASE', 'OUS_DATABASE'));
    expect([...read].filter((name) => !listed.includes(name))).toEqual([]);
    // Addresses of subgraphs are looked for among all that is set.
    expect(listed.filter((name) => !read.has(name))).toEqual(['<SUBGRAPH>_URL']);
  });

  it('are all in docs/settings.md', () => {
    expect(readFileSync(projectPath('docs', 'settings.md'), 'utf8') === describeSettings(), 'Run `npm run generate`.').toBe(true);
  });
});
