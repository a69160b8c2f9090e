import { registerEnumType } from 'type-graphql';

/** Which part of the roster was verified. */
export const VerificationKind = {
  CONTACT: 'CONTACT',
  APPOINTMENT: 'APPOINTMENT',
} as const;
export type VerificationKind = keyof typeof VerificationKind;
registerEnumType(VerificationKind, {
  name: 'VerificationKind',
  description: 'Which part of the roster was verified.',
  valuesConfig: {
    CONTACT: { description: 'Name and work contact of a person; falls due after 180 days.' },
    APPOINTMENT: { description: 'An appointment; falls due after 365 days.' },
  },
});
