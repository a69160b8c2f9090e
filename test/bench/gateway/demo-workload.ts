import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Kind, parse, print } from 'graphql';
import { readOperations } from '../../../gateway/operations.js';
import { projectPath } from '../../../shared/subgraph/project-root.js';
import type { GatewayProcessSettings } from './gateway-process-settings.js';
import { MeasuredProcess } from './measured-process.js';

/** The real subgraphs over demo rosters, running, and what gateways over them start with. */
export interface DemoWorkload {
  readonly settings: GatewayProcessSettings;
  readonly subgraphs: MeasuredProcess;
  /** Texts of `gateway/operations/`. */
  readonly queries: readonly string[];
}

/** Starts the real subgraphs. */
export async function startDemoWorkload(): Promise<DemoWorkload> {
  const hopSecret = randomBytes(32).toString('hex');
  const subgraphs = await MeasuredProcess.start('start-subgraphs', { hopSecret });
  const supergraph = readFileSync(projectPath('gateway', 'supergraph.graphql'), 'utf8');
  const settings = { supergraph, urls: subgraphs.urls, hopSecret };
  return { settings, subgraphs, queries: readOperations().map(({ query }) => query) };
}

/** The body of a request without variables. */
export const bodyOf = (query: string): string => JSON.stringify({ query });

let coldTexts = 0;

/** The same operation in a text that no gateway has seen: one more alias, which costs no fetch. */
export function coldText(query: string): string {
  const document = parse(query, { noLocation: true });
  const name = { kind: Kind.NAME, value: '__typename' } as const;
  const alias = { kind: Kind.NAME, value: `cold${coldTexts++}` } as const;
  const definitions = document.definitions.map((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
    const selections = [...definition.selectionSet.selections, { kind: Kind.FIELD, name, alias } as const];
    return { ...definition, selectionSet: { ...definition.selectionSet, selections } };
  });
  return print({ ...document, definitions });
}
