import { createHash } from 'node:crypto';
import type { EntityClass } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { findChanges } from '../../shared/command/find-changes.js';
import { appendChanges } from '../../shared/command/journal.js';
import { type Database, readWithin } from '../../shared/subgraph/database.js';
import { nextInstant, raiseDataVersion, readSettingWithin, writeSetting } from '../../shared/subgraph/setting.js';
import { AlertRuleFact } from './alert/alert-rule.entity.js';
import { AffiliationFact, AreaPoint, Population } from './area/area.entity.js';
import type { RegionalContent } from './content.js';
import { DiscrepancyFact } from './discrepancy/discrepancy.entity.js';
import type { RegionalTables } from './entities.js';
import type { EditableFact, Fact } from './fact.entity.js';
import { AgreementFact } from './governance/agreement.entity.js';
import { BodyFact } from './governance/body.entity.js';
import { DocumentFact } from './governance/document.entity.js';
import { PublishedOperatorFact } from './governance/operator.entity.js';
import { IndicatorFact } from './indicator/indicator.entity.js';
import { REGIONAL_FACTS } from './mirror/public-facts.js';
import { ContradictionFact, ObservationFact } from './observation/observation.entity.js';
import { OrganizationFact } from './organization/organization.entity.js';
import { PlanFact, PlanItemFact } from './plan/plan.entity.js';
import { PalliativeServiceFact } from './service/service.entity.js';
import { Source } from './source/source.entity.js';

const BATCH = 500;
const SETTING = 'content-digest';

/**
 * Brings the tables in line with the content files: a fact that is new in the files is added, one that is gone is closed, the
 * others stay as they were recorded. What an editor has written stays hers. One transaction; nothing happens when the files have not changed.
 */
export async function writeContent(database: Database<RegionalTables>, content: RegionalContent, start: string): Promise<void> {
  const digest = digestOf(content);
  await database.write(async (em) => {
    if ((await readSettingWithin(em, SETTING)) === digest) return;
    const now = await nextInstant(em, Date.parse(start));
    await reconcile(em, Source, content.sources, now);
    await reconcile(em, OrganizationFact, content.organizations, now);
    await reconcile(em, Population, content.populations, now);
    await reconcile(em, AffiliationFact, content.affiliations, now);
    await reconcile(em, AreaPoint, content.points, now);
    await reconcile(em, ObservationFact, content.observations, now);
    await reconcile(em, ContradictionFact, content.contradictions, now);
    await reconcile(em, DiscrepancyFact, content.discrepancies, now);
    await reconcile(em, PalliativeServiceFact, content.services, now);
    await reconcile(em, BodyFact, content.bodies, now);
    await reconcile(em, AgreementFact, content.agreements, now);
    await reconcile(em, DocumentFact, content.documents, now);
    await reconcile(em, PlanFact, content.plans, now);
    await reconcile(em, PlanItemFact, content.planItems, now);
    await reconcile(em, PublishedOperatorFact, content.operators, now);
    await reconcile(em, AlertRuleFact, content.alertRules, now);
    await reconcile(em, IndicatorFact, content.indicators, now);
    const changes = await findChanges(readWithin<never>(em), REGIONAL_FACTS, now, null);
    await appendChanges(em, changes, { at: now, action: null, actor: null });
    await writeSetting(em, SETTING, digest);
    await raiseDataVersion(em, now);
  });
}

async function reconcile(em: SqlEntityManager, entity: EntityClass<Fact>, rows: readonly object[], now: string): Promise<void> {
  const editable = 'edited' in em.getMetadata(entity).properties;
  const edited = editable ? await em.find(entity as EntityClass<KeyedFact>, { supersededAt: null, edited: true }) : [];
  const keys = new Set(edited.map(keyOf));
  const wanted = new Map(rows.filter((row) => !keys.has(keyOf(row))).map((row) => [digestOf(row), row]));
  const believed = await em.find(entity, { supersededAt: null }, { fields: ['version', 'digest'] });
  const current = believed.filter(({ version }) => !edited.some((fact) => fact.version === version));
  const gone = current.filter((fact) => !wanted.has(fact.digest)).map((fact) => fact.version);
  if (gone.length > 0) await em.nativeUpdate(entity, { version: { $in: gone } }, { supersededAt: now });
  for (const fact of current) wanted.delete(fact.digest);
  const added = [...wanted].map(([digest, row]) => ({
    ...row,
    ...(editable ? { edited: false } : {}),
    digest,
    recordedAt: now,
    supersededAt: null,
  }));
  for (let start = 0; start < added.length; start += BATCH) await em.insertMany(entity, added.slice(start, start + BATCH) as never[]);
}

/** A fact that has a key which stays the same when it changes: those that editors may change have one. */
type KeyedFact = EditableFact & { readonly key?: string; readonly slug?: string };

const keyOf = (fact: Partial<KeyedFact>): string | undefined => fact.key ?? fact.slug;

const digestOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
