import { registerEnumType } from 'type-graphql';

/** How much an alert weighs. There is none for emergencies: nothing here touches a patient today. */
export const Severity = { WARNING: 'WARNING', NOTICE: 'NOTICE', INFO: 'INFO' } as const;
export type Severity = keyof typeof Severity;
registerEnumType(Severity, {
  name: 'Severity',
  description: 'How much an alert weighs (alvorlighet), the heaviest first. Which rule weighs how much is data: see `AlertRule`.',
  valuesConfig: {
    WARNING: { description: 'Warning (advarsel): something that the network rests on is known to be gone, and somebody has to act.' },
    NOTICE: { description: 'Notice (merknad): something is old, ends soon or is not documented, and should be looked at.' },
    INFO: { description: 'Information (opplysning): good to know; nothing is known to be wrong.' },
  },
});

/** What an alert is about. */
export const AlertSubjectKind = {
  AGREEMENT: 'AGREEMENT',
  BODY: 'BODY',
  DOCUMENT: 'DOCUMENT',
  NETWORK: 'NETWORK',
  SERVICE: 'SERVICE',
} as const;
export type AlertSubjectKind = keyof typeof AlertSubjectKind;
registerEnumType(AlertSubjectKind, {
  name: 'AlertSubjectKind',
  description: 'What kind of thing an alert is about.',
  valuesConfig: {
    AGREEMENT: { description: 'An agreement (avtale); `key` is its slug.' },
    BODY: { description: 'A steering or operations group (styringsgruppe, driftsgruppe); `key` is its slug.' },
    DOCUMENT: { description: 'A document (dokument); `key` is its slug.' },
    NETWORK: { description: 'A network (nettverk); `key` is its slug.' },
    SERVICE: { description: 'An entry of a register of services (registeroppføring); `key` is its key.' },
  },
});
