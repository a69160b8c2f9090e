import { randomUUID } from 'node:crypto';
import type { EntityClass } from '@mikro-orm/core';
import type { Recorded } from '../subgraph/versioned.entity.js';
import type { Work } from './command.js';

/** What a new version row holds beside what every one does. */
export type VersionFacts<Entity extends Recorded> = Omit<Entity, 'version' | 'recordedAt' | 'supersededAt' | 'demo'> & {
  readonly demo?: boolean;
};

/** What writing takes of a transaction. */
type Writes = Pick<Work<unknown>, 'em' | 'now'>;

/** Writes a version row: what is believed from now on. */
export async function record<Entity extends Recorded>(
  { em, now }: Writes,
  entity: EntityClass<Entity>,
  facts: VersionFacts<Entity>,
): Promise<void> {
  const { version: _version, ...rest } = facts as VersionFacts<Entity> & { version?: number };
  await em.insert(entity, { demo: false, ...rest, recordedAt: now, supersededAt: null } as never);
}

/** Ends the belief in version rows: from now on others hold. */
export async function supersede<Entity extends Recorded>(
  { em, now }: Writes,
  entity: EntityClass<Entity>,
  versions: readonly number[],
): Promise<void> {
  if (versions.length > 0) await em.nativeUpdate(entity, { version: { $in: versions } } as never, { supersededAt: now } as never);
}

/**
 * Puts another state in the place of one that is believed.
 * @param change what is different; all else stays, `demo` too
 */
export async function restate<Entity extends Recorded>(
  work: Writes,
  entity: EntityClass<Entity>,
  before: Readonly<Entity>,
  change: Partial<VersionFacts<Entity>>,
): Promise<void> {
  await supersede(work, entity, [before.version]);
  await record(work, entity, { ...before, ...change, demo: Boolean(before.demo) });
}

/** A new id of this sector. */
export const newId = ({ sector }: { readonly sector: { readonly slug: string } }, kind: string): string =>
  `${sector.slug}:${kind}:${randomUUID()}`;
