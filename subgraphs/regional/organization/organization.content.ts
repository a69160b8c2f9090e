import type { ContentRow } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import type { OrganizationAlias, OrganizationFact } from './organization.entity.js';
import { OrganizationKind } from './organization.type.js';

/** A row of `organizations.json`. */
export const readOrganization = (row: ContentRow): Content<OrganizationFact> => ({
  slug: row.text('slug'),
  name: row.text('name'),
  kind: row.oneOf('kind', OrganizationKind),
  aliases: row.objects('aliases', readAlias),
  note: row.maybe('note'),
});

const readAlias = (row: ContentRow): OrganizationAlias => ({
  name: row.text('name'),
  validFrom: row.day('validFrom'),
  validTo: row.day('validTo'),
  source: row.text('source'),
});
