import { registerEnumType } from 'type-graphql';

/** Themes of an annual report. */
export const AnnualReportSectionKind = {
  COVERAGE: 'COVERAGE',
  COMPETENCE: 'COMPETENCE',
  ATTENDANCE: 'ATTENDANCE',
  LEADERSHIP: 'LEADERSHIP',
} as const;
export type AnnualReportSectionKind = keyof typeof AnnualReportSectionKind;
registerEnumType(AnnualReportSectionKind, {
  name: 'AnnualReportSectionKind',
  description: 'Themes of an annual report.',
  valuesConfig: {
    COVERAGE: { description: 'Units and inhabitants with a resource nurse (dekning).' },
    COMPETENCE: { description: 'What resource nurses know and teach (kompetanse).' },
    ATTENDANCE: { description: 'Part in network days (deltakelse).' },
    LEADERSHIP: { description: 'What leaders have done (ledelsesforankring).' },
  },
});
