import { registerEnumType } from 'type-graphql';

/** Age groups that population is known for. */
export const AgeGroup = { ALL: 'ALL', AGE_18_PLUS: 'AGE_18_PLUS', AGE_67_PLUS: 'AGE_67_PLUS', AGE_80_PLUS: 'AGE_80_PLUS' } as const;
export type AgeGroup = keyof typeof AgeGroup;
registerEnumType(AgeGroup, {
  name: 'AgeGroup',
  description: 'Age group (aldersgruppe).',
  valuesConfig: {
    ALL: { description: 'All ages.' },
    AGE_18_PLUS: { description: '18 years and older.' },
    AGE_67_PLUS: { description: '67 years and older.' },
    AGE_80_PLUS: { description: '80 years and older.' },
  },
});

/** What kind of area it is. */
export const AreaKind = { MUNICIPALITY: 'MUNICIPALITY', CITY_DISTRICT: 'CITY_DISTRICT' } as const;
registerEnumType(AreaKind, {
  name: 'AreaKind',
  description: 'What kind of area it is.',
  valuesConfig: {
    MUNICIPALITY: { description: 'Municipality (kommune).' },
    CITY_DISTRICT: { description: 'City district of Oslo (bydel).' },
  },
});

/** How an area belongs to a network. */
export const AffiliationKind = { MAIN: 'MAIN', ALTERNATIVE: 'ALTERNATIVE', PART: 'PART', OUTSIDE: 'OUTSIDE' } as const;
export type AffiliationKind = keyof typeof AffiliationKind;
registerEnumType(AffiliationKind, {
  name: 'AffiliationKind',
  description: 'How an area belongs to a network.',
  valuesConfig: {
    MAIN: { description: 'The affiliation that figures follow.' },
    ALTERNATIVE: { description: 'Another source says this instead; figures do not follow it.' },
    PART: { description: 'Only a part of the area.' },
    OUTSIDE: { description: 'The area belongs to a hospital outside all seven networks.' },
  },
});
