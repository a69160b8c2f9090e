import type { ChoiceSetting } from '../settings/choice-setting.js';
import { readChoice } from '../settings/choice-setting.js';
import type { Environment } from '../settings/environment.js';
import type { TextSettings } from '../settings/text-setting.js';

/** Where traces go; the names are OpenTelemetry's own. */
export const TRACE_SETTINGS = {
  endpoint: {
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    default: '',
    description:
      'Collector that traces are sent to, by OTLP over HTTP: `http://127.0.0.1:4318`. Empty: none are made. `OTEL_EXPORTER_OTLP_HEADERS`, `…_TIMEOUT` and `…_COMPRESSION` are read too.',
  },
  ratio: {
    variable: 'OTEL_TRACES_SAMPLER_ARG',
    default: '1',
    description: 'Share of the traces that begin here and are kept, from 0 to 1. One that a client has begun is kept or not as it says.',
  },
  serviceName: {
    variable: 'OTEL_SERVICE_NAME',
    default: 'resource-nurse-federation',
    description: 'Under which name the traces are filed.',
  },
} as const satisfies TextSettings;

/** Whether traces of clients are continued. */
export const CLIENT_TRACES_SETTING = {
  variable: 'CLIENT_TRACES',
  choices: ['join', 'ignore'],
  description: '`join` continues the trace that a client names in `traceparent` (W3C), `ignore` begins one of its own.',
} as const satisfies ChoiceSetting;

/** Where traces go, and which. */
export interface TraceOptions {
  /** Null: none are made. */
  readonly endpoint: string | null;
  /** From 0 to 1. */
  readonly ratio: number;
  readonly serviceName: string;
  readonly joinClients: boolean;
}

/**
 * Reads them from the environment.
 * @param problems takes what is wrong
 */
export function readTraceOptions(environment: Environment, problems: string[]): TraceOptions {
  const text = ({ variable, default: usual }: (typeof TRACE_SETTINGS)[keyof typeof TRACE_SETTINGS]) => environment[variable] || usual;
  const endpoint = text(TRACE_SETTINGS.endpoint);
  if (endpoint && !(URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol)))
    problems.push(`${TRACE_SETTINGS.endpoint.variable} must be an address like http://127.0.0.1:4318`);
  const ratio = text(TRACE_SETTINGS.ratio);
  if (!/^(0|1|0?\.\d+|1\.0+)$/.test(ratio))
    problems.push(`${TRACE_SETTINGS.ratio.variable} is "${ratio}", but must be a number from 0 to 1`);
  const joinClients = readChoice(CLIENT_TRACES_SETTING, environment, problems) === 'join';
  return { endpoint: endpoint || null, ratio: Number(ratio), serviceName: text(TRACE_SETTINGS.serviceName), joinClients };
}
