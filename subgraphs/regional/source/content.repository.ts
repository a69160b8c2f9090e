import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import type { RegionalTables } from '../entities.js';
import type { ContradictionFact } from '../observation/observation.entity.js';
import { listObservations } from '../observation/observation.repository.js';
import type { Observation } from '../observation/observation.type.js';
import type { OrganizationFact } from '../organization/organization.entity.js';
import type { Source } from './source.entity.js';

/** Loaders of what everything else refers to, one set for each request. */
export interface ContentLoaders {
  readonly source: DataLoader<string, Source>;
  readonly organization: DataLoader<string, OrganizationFact | null>;
  /** All published figures, read once in a request. */
  readonly observations: () => Promise<Observation[]>;
  /** By key of an observation. */
  readonly contradictionsOf: DataLoader<string, ContradictionFact[]>;
}

/** Loaders over `regional`'s database. */
export function createContentLoaders(db: Kysely<RegionalTables>): ContentLoaders {
  let observations: Promise<Observation[]> | undefined;
  return {
    source: new DataLoader(async (slugs) => {
      // What an editor cites stays cited when it goes from the content files.
      const rows = await db.selectFrom('source').selectAll().where('slug', 'in', slugs).orderBy('version').execute();
      return slugs.map((slug) => rows.findLast((row) => row.slug === slug) ?? new Error(`source ${slug} is not in the content`));
    }),
    organization: new DataLoader(async (slugs) => {
      const rows = await db.selectFrom('organization').selectAll().where('slug', 'in', slugs).where('supersededAt', 'is', null).execute();
      return slugs.map((slug) => rows.find((row) => row.slug === slug) ?? null);
    }),
    observations: () => {
      observations ??= listObservations(db);
      return observations;
    },
    contradictionsOf: new DataLoader(async (keys) => {
      const rows = await db.selectFrom('contradiction').selectAll().where('supersededAt', 'is', null).orderBy('key').execute();
      return keys.map((key) => rows.filter((row) => (JSON.parse(row.observations) as string[]).includes(key)));
    }),
  };
}
