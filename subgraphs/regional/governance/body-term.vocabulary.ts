import { registerEnumType } from 'type-graphql';

/** Whether a body is within a term for which it was appointed. */
export const TermStatus = { CURRENT: 'CURRENT', EXPIRED: 'EXPIRED', UNKNOWN: 'UNKNOWN' } as const;
export type TermStatus = keyof typeof TermStatus;
registerEnumType(TermStatus, {
  name: 'TermStatus',
  description: 'Whether a body is within a term for which it was appointed (oppnevningsperiode).',
  valuesConfig: {
    CURRENT: { description: 'Appointed for a term that holds that day.' },
    EXPIRED: { description: 'The last term that is recorded has ended.' },
    UNKNOWN: { description: 'No appointment of that day or before is dated, so no end follows, however long a term lasts.' },
  },
});
