import { registerEnumType } from 'type-graphql';
import { addDays } from './freshness.js';

/** How old what is known of a record is, against the limit of its kind. */
export const FreshnessClass = { FRESH: 'FRESH', DUE: 'DUE', STALE: 'STALE', EXPIRED: 'EXPIRED' } as const;
export type FreshnessClass = keyof typeof FreshnessClass;
registerEnumType(FreshnessClass, {
  name: 'FreshnessClass',
  description: 'How old what is known of a record is, against the limit of its kind (ferskhetsklasse).',
  valuesConfig: {
    FRESH: { description: 'Looked at lately (fersk).' },
    DUE: { description: 'Reaches the limit within 30 days (snart utdatert).' },
    STALE: { description: 'Past the limit (utdatert).' },
    EXPIRED: { description: 'Past twice the limit: not to be relied on (foreldet).' },
  },
});

/** A house rule, not of a source: so many days before the limit a record is due. */
const DUE_BEFORE_DAYS = 30;

/** For each class but the freshest: a record that was last looked at on that day or before is of it, or of a later one. */
export const cutoffsOf = (limitDays: number, day: string) => ({
  due: addDays(day, DUE_BEFORE_DAYS - limitDays),
  stale: addDays(day, -limitDays),
  expired: addDays(day, -2 * limitDays),
});

/** The class of a record on a day. STALE and EXPIRED together are what `Freshness.stale` tells. */
export function classOn(knownSince: string, limitDays: number, day: string): FreshnessClass {
  const { due, stale, expired } = cutoffsOf(limitDays, day);
  if (knownSince <= expired) return 'EXPIRED';
  if (knownSince <= stale) return 'STALE';
  return knownSince <= due ? 'DUE' : 'FRESH';
}
