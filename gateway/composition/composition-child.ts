import { errorCauses, Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { checkChange } from './check-change.ts';
import type { CompositionOrder, CompositionReport } from './composition-messages.ts';
import { readSupergraph } from './read-supergraph.ts';

/**
 * The program of the composition process: reads, composes and checks one supergraph, and ends. Its imports end with `.ts`, which the compiler
 * rewrites: so Node runs it from source as well as from `dist`. It has an empty environment.
 */
process.once('message', (order: CompositionOrder) => {
  const unexpected = (error: unknown): CompositionReport => ({ kind: 'failed', reason: String(error) });
  void answer(order)
    .catch(unexpected)
    .then((report) => process.send?.(report, () => process.disconnect()));
});
// The gateway closes the channel when it ends itself.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());

async function answer({ path, served, operations }: CompositionOrder): Promise<CompositionReport> {
  const read = await readSupergraph(path);
  if ('problems' in read) return { kind: 'refused', reasons: read.problems };
  const { supergraph } = read;
  if (supergraph === served) return { kind: 'unchanged' };
  const after = publicSchemaOf(supergraph);
  if ('problems' in after) return { kind: 'refused', reasons: after.problems.map((problem) => `${path} is no supergraph: ${problem}`) };
  const before = served === null ? null : publicSchemaOf(served);
  // What was kept of a start long ago may be broken: then nothing has to stay as it was.
  if (before === null || 'problems' in before) return { kind: 'composed', supergraph, notes: [] };
  const { reasons, notes } = await checkChange(before.schema, after.schema, operations);
  return reasons.length > 0 ? { kind: 'breaking', reasons } : { kind: 'composed', supergraph, notes };
}

function publicSchemaOf(supergraph: string): { readonly schema: GraphQLSchema } | { readonly problems: readonly string[] } {
  try {
    return { schema: Supergraph.build(supergraph).apiSchema().toGraphQLJSSchema() };
  } catch (error) {
    if (!(error instanceof Error)) return { problems: [String(error)] };
    return { problems: (errorCauses(error) ?? [error]).map(({ message }) => message) };
  }
}
