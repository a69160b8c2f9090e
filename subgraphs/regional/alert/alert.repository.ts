import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import type { RegionalTables } from '../entities.js';
import type { ContradictionFact } from '../observation/observation.entity.js';
import type { RegionalContext } from '../regional-context.js';
import type { SectorAnswer } from '../search/ask-sectors.js';
import type { RegionalFacts } from './alert-facts.js';
import type { AlertRuleFact } from './alert-rule.entity.js';
import { askForOperators, type SectorOperators } from './ask-operators.js';

/** What alerts follow from that has no loader of its own. */
type AlertTables = Pick<RegionalFacts, 'plans' | 'services' | 'observations' | 'affiliations' | 'sources'>;

/** What alerts follow from, read once in a request. */
export interface AlertLoaders {
  readonly alertTables: () => Promise<AlertTables>;
  readonly alertRules: () => Promise<AlertRuleFact[]>;
  /** By its key; null if there is none. */
  readonly contradiction: DataLoader<string, ContradictionFact | null>;
  /** Who runs its networks today, by slug of the sector. */
  readonly operatorsOfSector: DataLoader<string, SectorAnswer<SectorOperators>>;
}

/** Loaders over `regional`'s database and the sectors. */
export function createAlertLoaders(context: Pick<RegionalContext, 'db' | 'registry' | 'clients' | 'call'>): AlertLoaders {
  const { db, registry } = context;
  let tables: Promise<AlertTables> | undefined;
  let rules: Promise<AlertRuleFact[]> | undefined;
  return {
    alertTables: () => {
      tables ??= readTables(db);
      return tables;
    },
    alertRules: () => {
      rules ??= db.selectFrom('alertRule').selectAll().where('supersededAt', 'is', null).execute();
      return rules;
    },
    contradiction: new DataLoader(async (keys) => {
      const rows = await db.selectFrom('contradiction').selectAll().where('key', 'in', keys).where('supersededAt', 'is', null).execute();
      return keys.map((key) => rows.find((row) => row.key === key) ?? null);
    }),
    operatorsOfSector: new DataLoader((slugs) =>
      askForOperators(
        context,
        slugs.flatMap((slug) => registry.sectors.find((sector) => sector.slug === slug) ?? []),
      ),
    ),
  };
}

/** Short lists, read whole, each in a fixed order. */
async function readTables(db: Kysely<RegionalTables>): Promise<AlertTables> {
  const [plans, services, observations, affiliations, sources] = await Promise.all([
    db.selectFrom('plan').selectAll().where('supersededAt', 'is', null).orderBy('slug').execute(),
    db.selectFrom('palliativeService').selectAll().where('supersededAt', 'is', null).orderBy('key').execute(),
    db.selectFrom('observation').selectAll().where('supersededAt', 'is', null).orderBy('key').execute(),
    db.selectFrom('affiliation').selectAll().where('supersededAt', 'is', null).orderBy('version').execute(),
    db.selectFrom('source').selectAll().where('supersededAt', 'is', null).orderBy('slug').execute(),
  ]);
  return { plans, services, observations, affiliations, sources };
}
