import { type DocumentNode, type FieldNode, print, visit } from 'graphql';

/**
 * The name that a field has in plans. Plans ask for keys beside what the client wants, under the keys' own names: a client who calls
 * something else `id` would get the key, or the next subgraph her value. So in plans an alias never stands alone. Fields of one name and one
 * answer name keep one, so that they still merge.
 */
export const plannedName = ({ alias, name }: FieldNode): string =>
  alias === undefined || alias.value === name.value ? name.value : `${PREFIX}${alias.value}${OF}${name.value}`;

/** The name that the client gave, of one that a plan uses. */
export function clientName(planned: string): string {
  const end = planned.lastIndexOf(OF);
  return end > 0 && planned.startsWith(PREFIX) ? planned.slice(PREFIX.length, end) : planned;
}

const PREFIX = 'x__';
const OF = '__of__';

/** The text of a document as it is planned: the same for all that differ in nothing but blanks and comments. */
export const plannedText = (document: DocumentNode): string =>
  print(
    visit(document, {
      Field: (field) => {
        const value = plannedName(field);
        return value === (field.alias ?? field.name).value ? undefined : { ...field, alias: { ...field.name, value } };
      },
    }),
  );
