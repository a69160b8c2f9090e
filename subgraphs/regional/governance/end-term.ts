import type { EntityClass } from '@mikro-orm/core';
import { endOf, mustBeVersion } from '../../../shared/command/read-input.js';
import { Refusal } from '../../../shared/command/user-error.js';
import { restate, supersede, type VersionFacts } from '../../../shared/command/versions.js';
import type { Valid } from '../../../shared/subgraph/versioned.entity.js';
import type { RegionalWork } from '../change/regional-work.js';
import { mustBeFree } from './governance.change.js';

/** What an input says of the end of a term. */
interface End {
  readonly expectedVersion: number;
  readonly to?: unknown;
  readonly withdrawn?: boolean | null;
}

/**
 * Gives a term another end, or takes it back as recorded by mistake.
 * @param all what is believed of the same body or seat: a later end must not reach into another term
 */
export async function endTerm<Term extends Valid>(
  work: RegionalWork,
  entity: EntityClass<Term>,
  { before, all }: { readonly before: Readonly<Term>; readonly all: readonly Readonly<Term>[] },
  { expectedVersion, to, withdrawn }: End,
): Promise<void> {
  mustBeVersion(expectedVersion, before.version);
  if (withdrawn === true) return supersede(work, entity, [before.version]);
  if (to === null || to === undefined) throw new Refusal('EMPTY', 'to');
  const { validFrom: from } = before;
  const validTo = endOf(from, to);
  mustBeFree(
    all.filter(({ version }) => version !== before.version),
    { from, to: validTo },
    'to',
  );
  await restate(work, entity, before, { validTo } as Partial<VersionFacts<Term>>);
}
