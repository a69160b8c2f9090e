import { CHOICE_SETTINGS } from './choice-settings.js';
import { CLIENT_SETTINGS } from './client-settings.js';
import { CONNECTION_SETTINGS } from './connection-settings.js';
import { CORS_SETTING } from './cors-setting.js';
import { LIMIT_SETTINGS } from './limit-settings.js';
import type { NumberSetting, NumberSettings } from './number-setting.js';
import { OIDC_SETTINGS } from './oidc-settings.js';
import { RUN_SETTINGS } from './run-settings.js';

const INTRODUCTION = `# Settings of the gateway

Environment variables of \`npm start\` and \`npm run gateway\`. A bad value stops the start with one line that names every bad value. Where to
listen, databases, subgraphs and identity: see the [README](../README.md#run-the-parts-apart). This file is generated: \`npm run generate\`.`;

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
    table('What it does', [...Object.values(CHOICE_SETTINGS).map(choiceRow), [CORS_SETTING.variable, '', '', CORS_SETTING.description]]),
    table(
      'Signing in by the page',
      Object.values(OIDC_SETTINGS).map(({ variable, default: usual, description }): Row => [variable, usual, '', description]),
    ),
    numbers('Times and sizes', RUN_SETTINGS),
    numbers('Connections of clients', CONNECTION_SETTINGS),
    numbers('Each subgraph', CLIENT_SETTINGS),
    numbers('Limits of a request', LIMIT_SETTINGS),
    COST,
  ].join('\n\n')}\n`;

type Row = readonly [variable: string, usual: string, possible: string, description: string];

const choiceRow = ({ variable, choices, description }: (typeof CHOICE_SETTINGS)[keyof typeof CHOICE_SETTINGS]): Row => [
  variable,
  choices[0],
  choices.join(', '),
  description,
];

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
