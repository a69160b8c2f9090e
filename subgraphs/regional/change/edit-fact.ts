import type { EntityClass } from '@mikro-orm/core';
import { Refusal } from '../../../shared/command/user-error.js';
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

/**
 * Puts another state in the place of a fact that is believed; what is left out stays as it is.
 * @throws Refusal ALREADY_RECORDED if nothing is different: she would own words that she has not written
 */
export async function editFact<Entity extends EditableFact>(
  work: Pick<RegionalWork, 'em' | 'now'>,
  entity: EntityClass<Entity>,
  before: Readonly<Entity>,
  change: Partial<Content<Entity>>,
): Promise<void> {
  const { version, ...rest } = before;
  const isSame = ([field, value]: [string, unknown]) => isEqual(value, before[field as keyof Entity]);
  if (Object.entries(change).every(isSame)) throw new Refusal('ALREADY_RECORDED');
  await work.em.nativeUpdate(entity, { version } as never, { supersededAt: work.now } as never);
  await addFact(work, entity, { ...rest, ...change } as unknown as Content<Entity>);
}

/** Whether a value is the one that a row holds: SQLite gives 0 and 1 for booleans. */
const isEqual = (value: unknown, held: unknown): boolean => value === (typeof value === 'boolean' ? Boolean(held) : held);
