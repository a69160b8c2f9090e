import { IDENTITY_SETTINGS, MODE_SETTING } from '../../shared/identity/identity-settings.js';
import type { ChoiceSetting } from '../../shared/settings/choice-setting.js';
import type { NumberSetting, NumberSettings } from '../../shared/settings/number-setting.js';
import {
  DRAIN_SETTINGS,
  PLACE_SETTINGS,
  PROGRAM_CHOICES,
  PROGRAM_NUMBERS,
  SUBGRAPH_SETTINGS,
  WEBHOOK_SETTINGS,
} from '../../shared/settings/program-settings.js';
import type { TextSettings } from '../../shared/settings/text-setting.js';
import { CLIENT_TRACES_SETTING, TRACE_SETTINGS } from '../../shared/tracing/trace-settings.js';
import { CACHE_NUMBERS, CACHE_SETTING, CACHE_TEXTS } from './cache-settings.js';
import { CHOICE_SETTINGS } from './choice-settings.js';
import { CLIENT_SETTINGS } from './client-settings.js';
import { CONNECTION_SETTINGS } from './connection-settings.js';
import { CORS_SETTING } from './cors-setting.js';
import { DOCUMENTS_SETTING, DOCUMENTS_TEXTS } from './document-settings.js';
import { LIMIT_SETTINGS } from './limit-settings.js';
import { LOAD_SETTINGS } from './load-settings.js';
import { OIDC_SETTINGS } from './oidc-settings.js';
import { OPERATIONS_HOST_SETTINGS, PROCESS_SETTINGS } from './process-settings.js';
import { RELOAD_SETTINGS } from './reload-settings.js';
import { RUN_SETTINGS } from './run-settings.js';

const INTRODUCTION = `# Settings

Environment variables of \`npm start\`, \`npm run gateway\` and \`npm run subgraph\`. A bad value stops the start with one line that names every
bad value. What the programs tell about themselves is in [operations.md](operations.md). This file is generated: \`npm run generate\`.`;

const COST = `## Cost

The cost of an operation is computed from the query, its variables and the schema, before anything is asked:

- each object costs 1, each value of an object (also each of a list of values) 0.1;
- what stands below a list counts once for each row. A page has \`first\` (or \`last\`) rows, or as many as its default says; a list without
  pages is assumed to have 5 rows, or as many as \`gateway/admission/list-sizes.ts\` says, for its size stands in no schema;
- of fragments on concrete types the dearest counts, for an object has one type; everything else is added up: fields that are repeated, and
  also what \`@include\` and \`@skip\` leave out;
- introspection costs exactly what its answer has; one that goes through more than 30 000 types, fields and arguments is refused.

With \`"extensions": { "cost": true }\` in the request, the answer has \`"extensions": { "cost": { "computed": …, "limit": … } }\`.

Every refusal is an error with a stable \`extensions.code\`, the \`limit\`, and, where it was counted to the end, what was \`found\`. Checks come
in this order: bytes, tokens, nesting, definitions, structure with fragments written out, cost.`;

/** The text of docs/settings.md. */
export const describeSettings = (): string =>
  `${[
    INTRODUCTION,
    table('Every program', [
      ...texts(PLACE_SETTINGS),
      ...Object.values(PROGRAM_NUMBERS).map(numberRow),
      ...Object.values(PROGRAM_CHOICES).map(choiceRow),
      ...texts(SUBGRAPH_SETTINGS),
    ]),
    table('Who may call', [choiceRow(MODE_SETTING), ...texts(IDENTITY_SETTINGS)]),
    numbers('Ending', DRAIN_SETTINGS),
    numbers('Receivers of messages, by `regional`', WEBHOOK_SETTINGS),
    table('Traces', [...texts(TRACE_SETTINGS), choiceRow(CLIENT_TRACES_SETTING)]),
    table('What the gateway does', [...Object.values(CHOICE_SETTINGS).map(choiceRow), ...texts({ CORS_SETTING })]),
    table('Kept answers', [choiceRow(CACHE_SETTING), ...Object.values(CACHE_NUMBERS).map(numberRow), ...texts(CACHE_TEXTS)]),
    table('Operations that are answered', [choiceRow(DOCUMENTS_SETTING), ...texts(DOCUMENTS_TEXTS)]),
    table('Signing in by the page', texts(OIDC_SETTINGS)),
    table('Processes of the gateway', [...Object.values(PROCESS_SETTINGS).map(numberRow), ...texts(OPERATIONS_HOST_SETTINGS)]),
    numbers('Too much to do', LOAD_SETTINGS),
    numbers('Times and sizes', RUN_SETTINGS),
    numbers('Another supergraph', RELOAD_SETTINGS),
    numbers('Connections of clients', CONNECTION_SETTINGS),
    numbers('Each subgraph', CLIENT_SETTINGS),
    numbers('Limits of a request', LIMIT_SETTINGS),
    COST,
  ].join('\n\n')}\n`;

type Row = readonly [variable: string, usual: string, possible: string, description: string];

const texts = (settings: TextSettings): Row[] =>
  Object.values(settings).map(({ variable, default: usual, description }) => [variable, usual, '', description]);

const choiceRow = ({ variable, choices, description }: ChoiceSetting): Row => [variable, choices[0], choices.join(', '), description];

const numberRow = ({ variable, default: usual, unit, smallest, largest, description }: NumberSetting): Row => [
  variable,
  `${usual} ${unit}`.trim(),
  `${smallest}–${largest}`,
  description,
];

const numbers = (title: string, settings: NumberSettings): string => table(title, Object.values(settings).map(numberRow));

const table = (title: string, rows: readonly Row[]): string =>
  [
    `## ${title}`,
    '',
    '| variable | default | possible | meaning |',
    '| --- | --- | --- | --- |',
    ...rows.map(([variable, ...cells]) => `| \`${variable}\` | ${cells.join(' | ')} |`),
  ].join('\n');
