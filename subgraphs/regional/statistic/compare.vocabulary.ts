import { registerEnumType } from 'type-graphql';

/** Whether two figures may be compared. */
export const ComparisonVerdict = { COMPARABLE: 'COMPARABLE', WITH_CARE: 'WITH_CARE', NOT_COMPARABLE: 'NOT_COMPARABLE' } as const;
export type ComparisonVerdict = keyof typeof ComparisonVerdict;
registerEnumType(ComparisonVerdict, {
  name: 'ComparisonVerdict',
  description: 'Whether two figures may be compared.',
  valuesConfig: {
    COMPARABLE: { description: 'They may; nothing is known against it (sammenlignbar).' },
    WITH_CARE: { description: 'They may, by those who know the reasons (med varsomhet).' },
    NOT_COMPARABLE: { description: 'They may not; there is no difference and no ratio (ikke sammenlignbar).' },
  },
});

/** Why two figures compare with care, or not at all. */
export const ComparisonReasonCode = {
  NO_FIGURE: 'NO_FIGURE',
  DOMAIN: 'DOMAIN',
  DEFINITION: 'DEFINITION',
  GEOGRAPHY: 'GEOGRAPHY',
  UNIT_DEFINITION: 'UNIT_DEFINITION',
  COMPLETENESS: 'COMPLETENESS',
  SMALL_COUNTS: 'SMALL_COUNTS',
  SCOPE: 'SCOPE',
  DEMO: 'DEMO',
} as const;
export type ComparisonReasonCode = keyof typeof ComparisonReasonCode;
registerEnumType(ComparisonReasonCode, {
  name: 'ComparisonReasonCode',
  description: 'Why two figures compare with care, or not at all.',
  valuesConfig: {
    NO_FIGURE: { description: 'One of them has no figure (tall mangler).' },
    DOMAIN: { description: 'Their networks work in different fields: palliation, or palliation and cancer care (fagområde).' },
    DEFINITION: { description: 'The role is described differently (definisjon).' },
    GEOGRAPHY: {
      description: 'A municipality and a city district, or an area that is split, disputed or known in part (geografi).',
    },
    UNIT_DEFINITION: { description: 'Municipalities decide for themselves what a unit is (enhetsbegrep).' },
    COMPLETENESS: { description: 'One of them is not complete, or they are not equally complete (kompletthet).' },
    SMALL_COUNTS: { description: 'Chance weighs much: counts are small (få observasjoner).' },
    SCOPE: { description: 'One contains or overlaps the other, or what one covers changed in the year (omfang).' },
    DEMO: { description: 'At least one of them rests on persons who are invented for the demonstration (demo).' },
  },
});

/** How much a reason weighs. */
export const ReasonWeight = { CARE: 'CARE', BARS: 'BARS' } as const;
export type ReasonWeight = keyof typeof ReasonWeight;
registerEnumType(ReasonWeight, {
  name: 'ReasonWeight',
  description: 'How much a reason weighs.',
  valuesConfig: {
    CARE: { description: 'Compare with care (varsomhet).' },
    BARS: { description: 'They may not be compared (utelukker).' },
  },
});
