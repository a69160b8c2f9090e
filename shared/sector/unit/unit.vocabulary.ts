import { registerEnumType } from 'type-graphql';

/** Where a unit works. */
export const ServiceType = { HOME_NURSING: 'HOME_NURSING', NURSING_HOME: 'NURSING_HOME', HOSPITAL: 'HOSPITAL', OTHER: 'OTHER' } as const;
export type ServiceType = keyof typeof ServiceType;
registerEnumType(ServiceType, {
  name: 'ServiceType',
  description: 'Where a unit works (tjenestetype).',
  valuesConfig: {
    HOME_NURSING: { description: 'Home nursing (hjemmesykepleie).' },
    NURSING_HOME: { description: 'Nursing home (sykehjem).' },
    HOSPITAL: { description: 'Hospital (sykehus).' },
    OTHER: { description: 'Another service, for example a day centre (annet).' },
  },
});

/** How a unit went on as another one. */
export const SuccessionKind = { MERGED: 'MERGED', MOVED: 'MOVED' } as const;
export type SuccessionKind = keyof typeof SuccessionKind;
registerEnumType(SuccessionKind, {
  name: 'SuccessionKind',
  description: 'How a unit went on as another one.',
  valuesConfig: {
    MERGED: { description: 'Merged into it (slått sammen).' },
    MOVED: { description: 'Moved to it (flyttet).' },
  },
});
