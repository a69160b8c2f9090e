import type { QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { compilePlan, type RunPlan } from './compile-plan.js';
import { compileShape } from './compile-shape.js';
import type { PossibleTypes } from './possible-types.js';

/** Shapes that are kept of one operation: one for each combination of what its variables skip and include. */
const KEPT_SHAPES = 32;

/** Errors of variables that are worth telling at once. */
const MAX_VARIABLE_ERRORS = 20;

type Variables = Readonly<Record<string, unknown>>;
type Shape = ReturnType<typeof compileShape>;

/** An operation with its plan, ready to be run as often as it is asked. */
export interface CompiledOperation {
  /** Values of its variables with their defaults, or what is wrong with them. */
  coerce(variables: Variables): ReturnType<typeof getVariableValues>;
  readonly runPlan: RunPlan;
  /** Answers `__schema` and `__type`. */
  introspect(fields: readonly FieldNode[], coerced: Variables): unknown;
  /** What cuts the client's answer out of what is known. */
  shapeFor(coerced: Variables): Shape;
}

/** Compiles an operation of a document that has been validated. */
export function compileOperation(
  schema: GraphQLSchema,
  types: PossibleTypes,
  { document, operationName, plan }: { readonly document: DocumentNode; readonly operationName: string | null; readonly plan: QueryPlan },
): CompiledOperation {
  const operation = getOperationAST(document, operationName);
  const type = operation && schema.getRootType(operation.operation);
  if (!operation || !type)
    throw new GraphQLError('The document has no such operation.', { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
  const definitions = operation.variableDefinitions ?? [];
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const deciding = conditionVariables(document);
  const shapes = new Map<string, Shape>();
  return {
    coerce: (variables) => getVariableValues(schema, definitions, variables, { maxErrors: MAX_VARIABLE_ERRORS }),
    runPlan: compilePlan(plan, types),
    introspect: createIntrospector(schema, operation, fragments),
    shapeFor: (coerced) => {
      const key = deciding.map((name) => (coerced[name] === true ? '1' : '0')).join('');
      const known = shapes.get(key);
      if (known) return known;
      const variables = Object.fromEntries(deciding.map((name) => [name, coerced[name]]));
      const shape = compileShape({ schema, fragments, variables }, type, operation.selectionSet);
      if (shapes.size < KEPT_SHAPES) shapes.set(key, shape);
      return shape;
    },
  };
}

/** Variables that `@skip` and `@include` look at. */
function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ arguments: given = [] }) => {
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** Answers `__schema` and `__type` from the public schema. */
function createIntrospector(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
) {
  return (fields: readonly FieldNode[], variableValues: Variables): unknown => {
    const [field] = fields;
    if (!field) return null;
    const asked: OperationDefinitionNode = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: fields } };
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [asked, ...fragments.values()] };
    const { data, errors } = executeSync({ schema, document, variableValues: { ...variableValues } });
    if (errors?.[0]) throw errors[0];
    return data?.[(field.alias ?? field.name).value] ?? null;
  };
}
