import { randomBytes } from 'node:crypto';
import type { GatewayProcessSettings } from './gateway-process-settings.js';
import { MeasuredProcess } from './measured-process.js';
import { STUB_QUERIES, type StubQuery, type StubShape, stubSupergraph } from './stub-graph.js';

/** The stub subgraphs, running, and what gateways over them start with. */
export interface StubWorkload {
  readonly settings: GatewayProcessSettings;
  readonly stubs: MeasuredProcess;
  /** A request of that kind for a moment that no other asks for, so that no two have anything in common but the plan. */
  body(kind: StubQuery, options?: { readonly query?: string }): string;
}

/** Starts the stub subgraphs. */
export async function startStubWorkload(shape: StubShape): Promise<StubWorkload> {
  const stubs = await MeasuredProcess.start('start-stubs', shape);
  const settings = { supergraph: stubSupergraph(shape.sectors), urls: stubs.urls, hopSecret: randomBytes(32).toString('hex') };
  let moment = 0;
  const body: StubWorkload['body'] = (kind, { query = STUB_QUERIES[kind] } = {}) => {
    const asOf = String(moment++).padStart(9, '0');
    return JSON.stringify({ query, variables: { asOf, ...(kind === 'nurses' ? { first: shape.rows } : {}) } });
  };
  return { settings, stubs, body };
}
