import { readFileSync } from 'node:fs';
import { Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { projectPath } from '../../shared/subgraph/project-root.js';

/** The schema that clients see, of the committed supergraph. */
export const readPublicSchema = (): GraphQLSchema =>
  Supergraph.build(readFileSync(projectPath('gateway', 'supergraph.graphql'), 'utf8'))
    .apiSchema()
    .toGraphQLJSSchema();
