import type { EntityClass } from '@mikro-orm/core';
import type { Content, EditableFact } from '../fact.entity.js';
import type { RegionalWork } from './regional-work.js';

/** Writes a fact in an editor's name: it stays hers when the content files change. */
export async function addFact<Entity extends EditableFact>(
  { em, now }: Pick<RegionalWork, 'em' | 'now'>,
  entity: EntityClass<Entity>,
  fact: Content<Entity>,
): Promise<void> {
  await em.insert(entity, { ...fact, edited: true, digest: '', recordedAt: now, supersededAt: null } as never);
}

/** Puts another state in the place of a fact that is believed; what is left out stays as it is. */
export async function editFact<Entity extends EditableFact>(
  work: Pick<RegionalWork, 'em' | 'now'>,
  entity: EntityClass<Entity>,
  before: Readonly<Entity>,
  change: Partial<Content<Entity>>,
): Promise<void> {
  const { version, ...rest } = before;
  await work.em.nativeUpdate(entity, { version } as never, { supersededAt: work.now } as never);
  await addFact(work, entity, { ...rest, ...change } as unknown as Content<Entity>);
}
