import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  print,
} from 'graphql';
import { accessOf } from './field-access.js';
import { escapeHtml } from './page.js';
import type { Reference } from './reference.js';
import { addressOf } from './type-pages.js';

/** Anything that has a name and a type. */
type Part = GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLInputField;

/** A type as a section of a page: heading, description, and an entry for each field or value, each with an anchor of its own. */
export function describeType(type: GraphQLNamedType, reference: Reference): string {
  const relations = [implementedBy(type, reference), implementing(type, reference)].filter(Boolean).map((text) => `<p>${text}</p>`);
  const entries = entriesOf(type, reference);
  return `<section><h2 id="${type.name}"><code>${type.name}</code></h2>
${reference.sentence(type.description)}${relations.join('')}
${entries.length > 0 ? `<dl>${entries.join('\n')}</dl>` : ''}</section>`;
}

function entriesOf(type: GraphQLNamedType, reference: Reference): string[] {
  if (isEnumType(type))
    return type.getValues().map(({ name, description, deprecationReason }) => {
      return entry(type, name, `<code>${name}</code>`, [reference.sentence(description), deprecated(deprecationReason)]);
    });
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => partEntry(type, field, reference));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const inherited = new Set(type.getInterfaces().flatMap((parent) => Object.keys(parent.getFields())));
  return Object.values(type.getFields())
    .filter(({ name }) => !inherited.has(name))
    .map((field) => partEntry(type, field, reference));
}

function partEntry(type: GraphQLNamedType, field: Part, reference: Reference): string {
  const access = accessOf(type.name, field.name, reference);
  const args = 'args' in field ? field.args : [];
  return entry(type, field.name, signature(field, reference), [
    reference.sentence(field.description),
    deprecated(field.deprecationReason),
    access &&
      `<p class="access">${access}: ${access === 'NETWORK' ? 'whoever has a role in its network' : 'those whose business it is'}.</p>`,
    args.length > 0 &&
      `<ul>${args.map((arg) => `<li>${signature(arg, reference)} ${reference.words(arg.description)}</li>`).join('')}</ul>`,
  ]);
}

const entry = ({ name: type }: GraphQLNamedType, name: string, heading: string, parts: readonly (string | false | null)[]) =>
  `<dt id="${type}.${name}">${heading}</dt><dd>${parts.filter(Boolean).join('')}</dd>`;

function signature(part: Part, reference: Reference): string {
  const fallback = 'defaultValue' in part && part.defaultValue !== undefined ? astFromValue(part.defaultValue, part.type) : null;
  return `<code>${part.name}: ${typeLink(part.type, reference)}${fallback ? ` = ${escapeHtml(print(fallback))}` : ''}</code>`;
}

/** The type as it is written, with a link where its name is. */
function typeLink(type: GraphQLType, { schema }: Reference): string {
  const { name } = getNamedType(type);
  return String(type).replace(name, `<a href="${addressOf(schema, getNamedType(type))}">${name}</a>`);
}

const linkTo = (type: GraphQLNamedType, reference: Reference) => `<code>${typeLink(type as GraphQLType, reference)}</code>`;

const implementedBy = (type: GraphQLNamedType, reference: Reference) =>
  isInterfaceType(type)
    ? `Is one of ${reference.schema
        .getPossibleTypes(type)
        .map((one) => linkTo(one, reference))
        .join(', ')}.`
    : '';

const implementing = (type: GraphQLNamedType, reference: Reference) =>
  (isObjectType(type) || isInterfaceType(type)) && type.getInterfaces().length > 0
    ? `Has all fields of ${type
        .getInterfaces()
        .map((one) => linkTo(one, reference))
        .join(', ')}.`
    : '';

const deprecated = (reason: string | null | undefined) => (reason ? `<p class="access">Deprecated: ${escapeHtml(reason)}</p>` : null);
