import { Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { checkChange } from './check-change.ts';
import type { CompositionOrder, CompositionReport } from './composition-messages.ts';
import { readSupergraph } from './read-supergraph.ts';

/**
 * The program of the composition process: reads, composes and checks one supergraph, and ends. Its imports end with `.ts`, which the compiler
 * rewrites: so Node runs it from source as well as from `dist`. It has an empty environment.
 */
process.once('message', (order: CompositionOrder) => {
  void answer(order).then((report) => process.send?.(report, () => process.disconnect()));
});
// The gateway closes the channel when it ends itself.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());

async function answer({ path, served, operations }: CompositionOrder): Promise<CompositionReport> {
  const read = await readSupergraph(path);
  if ('problems' in read) return { kind: 'refused', reasons: read.problems };
  const { supergraph } = read;
  if (supergraph === served) return { kind: 'unchanged' };
  try {
    const after = publicSchemaOf(supergraph);
    const before = served === null ? null : publicSchemaOf(served);
    const { reasons, notes } = before ? await checkChange(before, after, operations) : { reasons: [], notes: [] };
    return reasons.length > 0 ? { kind: 'refused', reasons } : { kind: 'composed', supergraph, notes };
  } catch (error) {
    return { kind: 'refused', reasons: [`${path} is no supergraph: ${error instanceof Error ? error.message : String(error)}`] };
  }
}

const publicSchemaOf = (supergraph: string): GraphQLSchema => Supergraph.build(supergraph).apiSchema().toGraphQLJSSchema();
