import type { ChoiceSetting } from './choice-setting.js';
import type { NumberSettings } from './number-setting.js';
import type { TextSettings } from './text-setting.js';

/** Where a program listens, what it is about, and where its data is. */
export const PLACE_SETTINGS = {
  host: { variable: 'HOST', default: '127.0.0.1', description: 'Address to listen at; `0.0.0.0` for all of the machine.' },
  dataDir: {
    variable: 'DATA_DIR',
    default: 'data',
    description: 'Folder of the SQLite files, one a subgraph, and of development secrets.',
  },
  supergraph: {
    variable: 'SUPERGRAPH',
    default: '',
    description:
      'Another supergraph: a file that @apollo/gateway 2.14.4 loads, or a folder with the SDL of subgraphs (`<name>.graphql`, `<name>/schema.graphql`), which is composed. Empty: the committed `gateway/supergraph.graphql`.',
  },
} as const satisfies TextSettings;

/** The settings of which there is one for each subgraph. */
export const SUBGRAPH_SETTINGS = {
  url: {
    variable: '<SUBGRAPH>_URL',
    default: '',
    description: 'Where a subgraph that runs apart is, for the gateway and `regional`: `OUS_URL=http://127.0.0.1:4001`.',
  },
  database: {
    variable: '<SUBGRAPH>_DATABASE_URL',
    default: '',
    description: 'PostgreSQL instead of SQLite for that subgraph: `OUS_DATABASE_URL=postgresql://user@host/database`.',
  },
} as const satisfies TextSettings;

/** What a program does in one way or another. */
export const PROGRAM_CHOICES = {
  demo: {
    variable: 'DEMO',
    choices: ['on', 'off'],
    description: '`on` fills empty databases of sectors with the demo roster, of persons who do not exist.',
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    choices: ['info', 'silent', 'fatal', 'error', 'warn', 'debug', 'trace'],
    description:
      'From which level on lines are logged, as JSON on stdout. At `info` there is one for each request ([operations.md](operations.md)). `npm start` logs from `warn` on, if nothing is set.',
  },
} as const satisfies Readonly<Record<string, ChoiceSetting>>;

/** Numbers of every program. */
export const PROGRAM_NUMBERS = {
  port: { variable: 'PORT', default: 4_000, unit: '', smallest: 0, largest: 65_535, description: 'Port to listen at; 0: any free one.' },
} as const satisfies NumberSettings;

/** How a program ends on SIGTERM or SIGINT without losing a request. */
export const DRAIN_SETTINGS = {
  delayMs: {
    variable: 'DRAIN_DELAY_MS',
    default: 0,
    unit: 'ms',
    smallest: 0,
    largest: 600_000,
    description:
      'On SIGTERM: for so long all is answered as before, while `/health/ready` is 503 already and connections end with their next answer. Longer than a load balancer takes to notice: its interval times its threshold. Not waited for on SIGINT (Ctrl+C).',
  },
  deadlineMs: {
    variable: 'DRAIN_DEADLINE_MS',
    default: 15_000,
    unit: 'ms',
    smallest: 0,
    largest: 600_000,
    description:
      'After that, so long for requests that are under way; what is left then is cut off. Longer than REQUEST_DEADLINE_MS, or requests may be lost: the gateway warns of that at its start.',
  },
} as const satisfies NumberSettings;

/** How `regional` serves receivers of messages. */
export const WEBHOOK_SETTINGS = {
  intervalMs: {
    variable: 'WEBHOOK_INTERVAL_MS',
    default: 10_000,
    unit: 'ms',
    smallest: 0,
    largest: 9_999_999,
    description: 'How often `regional` looks for changes that receivers are to be told of; 0: never.',
  },
  timeoutMs: {
    variable: 'WEBHOOK_TIMEOUT_MS',
    default: 15_000,
    unit: 'ms',
    smallest: 1,
    largest: 9_999_999,
    description: 'How long a receiver may take to answer.',
  },
} as const satisfies NumberSettings;
