import { registerEnumType } from 'type-graphql';

/** Which way a person moves. */
export const TransferDirection = {
  OUT: 'OUT',
  IN: 'IN',
} as const;
export type TransferDirection = keyof typeof TransferDirection;
registerEnumType(TransferDirection, {
  name: 'TransferDirection',
  description: 'Which way a person moves.',
  valuesConfig: {
    OUT: { description: 'To another owner (ut).' },
    IN: { description: 'From another owner (inn).' },
  },
});

/** How far a move between owners has come. */
export const TransferStatus = {
  STARTED: 'STARTED',
  COMPLETED: 'COMPLETED',
} as const;
export type TransferStatus = keyof typeof TransferStatus;
registerEnumType(TransferStatus, {
  name: 'TransferStatus',
  description: 'How far a move between owners has come.',
  valuesConfig: {
    STARTED: { description: 'Begun, not yet complete at both owners.' },
    COMPLETED: { description: 'Complete at both owners.' },
  },
});
