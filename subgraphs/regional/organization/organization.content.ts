import type { ContentRow } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import type { OrganizationFact } from './organization.entity.js';
import { OrganizationKind } from './organization.type.js';

/** A row of `organizations.json`. */
export const readOrganization = (row: ContentRow): Content<OrganizationFact> => ({
  slug: row.text('slug'),
  name: row.text('name'),
  kind: row.oneOf('kind', OrganizationKind),
  aliases: row.list('aliases'),
  note: row.maybe('note'),
});
