import { registerEnumType } from 'type-graphql';

/** What kind of agreement it is. */
export const AgreementKind = { NETWORK: 'NETWORK', COOPERATION: 'COOPERATION', LETTER_OF_INTENT: 'LETTER_OF_INTENT' } as const;
export type AgreementKind = keyof typeof AgreementKind;
registerEnumType(AgreementKind, {
  name: 'AgreementKind',
  description: 'What kind of agreement it is.',
  valuesConfig: {
    NETWORK: { description: 'Network agreement (nettverksavtale).' },
    COOPERATION: { description: 'Cooperation agreement (samarbeidsavtale).' },
    LETTER_OF_INTENT: { description: 'Binding letter of intent (bindende intensjonsavtale).' },
  },
});

/** Status of an agreement, as its source gives it. */
export const AgreementStatus = { IN_FORCE: 'IN_FORCE', LAPSED: 'LAPSED', PLANNED: 'PLANNED', UNKNOWN: 'UNKNOWN' } as const;
export type AgreementStatus = keyof typeof AgreementStatus;
registerEnumType(AgreementStatus, {
  name: 'AgreementStatus',
  description: 'Status of an agreement, as its source gives it.',
  valuesConfig: {
    IN_FORCE: { description: 'Described as in force.' },
    LAPSED: { description: 'Not continued.' },
    PLANNED: { description: 'To be drawn up.' },
    UNKNOWN: { description: 'The source does not say.' },
  },
});
