import { registerEnumType } from 'type-graphql';

/** Whose report it is. */
export const ReportKind = {
  UNIT: 'UNIT',
  ANNUAL: 'ANNUAL',
} as const;
export type ReportKind = keyof typeof ReportKind;
registerEnumType(ReportKind, {
  name: 'ReportKind',
  description: 'Whose report it is.',
  valuesConfig: {
    UNIT: { description: 'Report of a unit (enhetsrapport).' },
    ANNUAL: { description: 'Annual report of a network (årsrapport).' },
  },
});

/** Where a report stands. */
export const ReportStatus = {
  DRAFT: 'DRAFT',
  SUBMITTED: 'SUBMITTED',
  APPROVED: 'APPROVED',
  RETURNED: 'RETURNED',
} as const;
export type ReportStatus = keyof typeof ReportStatus;

/** A report counts as received: handed in, and not sent back since. */
export const RECEIVED: readonly ReportStatus[] = ['SUBMITTED', 'APPROVED'];

registerEnumType(ReportStatus, {
  name: 'ReportStatus',
  description: 'Where a report stands.',
  valuesConfig: {
    DRAFT: { description: 'Being written (utkast).' },
    SUBMITTED: { description: 'Handed in (levert).' },
    APPROVED: { description: 'Approved (godkjent).' },
    RETURNED: { description: 'Sent back with a comment (returnert).' },
  },
});
