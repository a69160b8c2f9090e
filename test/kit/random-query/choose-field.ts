import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';
import type { Draw } from './draw.js';

/** A field of any type. */
export type AnyField = GraphQLField<unknown, unknown>;

/** Whether a field may be asked for. */
export type Takes = (type: string, field: string) => boolean;

/** Shares in percent. */
const INTROSPECTION = 4;
const DEEPER = 45;
const TO_OWNERS = 50;

/** Whether a field asks about the schema. */
export const isIntrospection = (field: AnyField): boolean => field === TypeMetaFieldDef || field === SchemaMetaFieldDef;

/**
 * Draws a field of a type; null if there is none.
 * @param isLast whether nothing may come below it
 */
export function chooseField(draw: Draw, takes: Takes, type: GraphQLCompositeType, isLast: boolean): AnyField | null {
  if (!('getFields' in type)) return null;
  const isRoot = type === draw.schema.getQueryType();
  if (isRoot && draw.percent(INTROSPECTION)) return draw.percent(70) ? TypeMetaFieldDef : SchemaMetaFieldDef;
  const fields = Object.values(type.getFields()).filter(({ name }) => takes(type.name, name));
  const composite = fields.filter((field) => isCompositeType(getNamedType(field.type)));
  const leaves = fields.filter((field) => !composite.includes(field));
  const isDeep = !isLast && composite.length > 0 && (leaves.length === 0 || draw.percent(DEEPER));
  if (!isDeep) return leaves.length > 0 ? draw.of(leaves) : null;
  // What leads to objects of an owner is asked for more often than its share of all fields: there the plans are.
  const toOwners = composite.filter(leadsToOwner);
  return draw.of(toOwners.length > 0 && draw.percent(TO_OWNERS) ? toOwners : composite);
}

/** A concrete type, one that has it, or one that it implements: what a fragment within it may be about. */
export function narrowed(draw: Draw, type: GraphQLCompositeType): GraphQLCompositeType {
  const within = isAbstractType(type) ? draw.schema.getPossibleTypes(type) : [];
  const above = 'getInterfaces' in type ? type.getInterfaces() : [];
  return draw.of([type, ...within, ...above, ...implementing(draw.schema, type)]);
}

const implementing = (schema: GraphQLSchema, type: GraphQLCompositeType) =>
  isAbstractType(type) && !('getTypes' in type) ? schema.getImplementations(type).interfaces : [];

/** An object that has an owner, or one that holds such objects, as pages do. */
function leadsToOwner({ type }: AnyField): boolean {
  const named = getNamedType(type);
  if (!isCompositeType(named) || isOwned(named)) return isCompositeType(named);
  if (!isObjectType(named)) return false;
  return Object.values(named.getFields()).some((field) => {
    const inner = getNamedType(field.type);
    return isCompositeType(inner) && isOwned(inner);
  });
}

const isOwned = (type: GraphQLCompositeType) => isAbstractType(type) || (isObjectType(type) && type.getInterfaces().length > 0);
