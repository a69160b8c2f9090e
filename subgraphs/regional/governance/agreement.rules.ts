import { mustExist } from '../../../shared/command/read-input.js';
import { Refusal } from '../../../shared/command/user-error.js';
import type { AgreementFact } from './agreement.entity.js';
import { bySlug } from './governance.repository.js';
import { goesInCircle } from './tree.rules.js';

/** An agreement as far as its place among the others goes. */
type Placed = Pick<AgreementFact, 'slug' | 'parent' | 'validFrom' | 'validTo'>;

/**
 * Keeps the agreements a dated tree.
 * @param others all that are believed; what is said of the same one there is of before the change
 * @throws Refusal NOT_FOUND, CIRCLE, or PARENT_ENDED if it, or one that rests on it, began when what it rests on had ended
 */
export function mustFit(agreement: Placed, others: readonly Placed[]): void {
  const aboveOf = new Map(others.map(({ slug, parent }) => [slug, parent]));
  if (goesInCircle(agreement.slug, aboveOf.set(agreement.slug, agreement.parent))) throw new Refusal('CIRCLE', 'parent');
  if (agreement.parent !== null) mustOutlast(mustExist(bySlug(others, agreement.parent), 'parent'), agreement, 'parent');
  for (const child of others.filter(({ parent }) => parent === agreement.slug)) mustOutlast(agreement, child, 'to');
}

/** An end or a start that is not known contradicts nothing. */
function mustOutlast({ validTo: to }: Placed, { validFrom: from }: Placed, field: string): void {
  if (to !== null && from !== null && to <= from) throw new Refusal('PARENT_ENDED', field, { from, to });
}
