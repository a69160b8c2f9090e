import { registerEnumType } from 'type-graphql';

/** What kind of document it is. */
export const DocumentKind = {
  LAW_REGULATION: 'LAW_REGULATION',
  WHITE_PAPER: 'WHITE_PAPER',
  OFFICIAL_REPORT: 'OFFICIAL_REPORT',
  GUIDELINE: 'GUIDELINE',
  ADVICE: 'ADVICE',
  STRATEGY: 'STRATEGY',
  INFORMATION: 'INFORMATION',
  PROCEDURE: 'PROCEDURE',
  MANUAL: 'MANUAL',
  FORM: 'FORM',
  DIRECTORY: 'DIRECTORY',
  FUNCTION_DESCRIPTION: 'FUNCTION_DESCRIPTION',
  COMPETENCE_PLAN: 'COMPETENCE_PLAN',
  AGREEMENT: 'AGREEMENT',
  TRAINING: 'TRAINING',
  PROGRAMME: 'PROGRAMME',
  FUNDING_SCHEME: 'FUNDING_SCHEME',
  LINK: 'LINK',
} as const;
export type DocumentKind = keyof typeof DocumentKind;
registerEnumType(DocumentKind, {
  name: 'DocumentKind',
  description: 'What kind of document it is.',
  valuesConfig: {
    LAW_REGULATION: { description: 'Act or regulation (lov, forskrift).' },
    WHITE_PAPER: { description: 'White paper (stortingsmelding).' },
    OFFICIAL_REPORT: { description: 'Official report (NOU).' },
    GUIDELINE: { description: 'Guideline (retningslinje).' },
    ADVICE: { description: 'National professional advice (nasjonale faglige råd).' },
    STRATEGY: { description: 'Strategy (strategi).' },
    INFORMATION: { description: 'Information for the public.' },
    PROCEDURE: { description: 'Professional procedure (fagprosedyre).' },
    MANUAL: { description: 'Manual (bruksanvisning).' },
    FORM: { description: 'Form (skjema).' },
    DIRECTORY: { description: 'Published list of persons or places (oversikt).' },
    FUNCTION_DESCRIPTION: { description: 'Function description (funksjonsbeskrivelse).' },
    COMPETENCE_PLAN: { description: 'Competence plan (kompetanseplan).' },
    AGREEMENT: { description: 'Agreement (avtale).' },
    TRAINING: { description: 'Training material (opplæringspakke).' },
    PROGRAMME: { description: 'Programme or national focus area (satsing).' },
    FUNDING_SCHEME: { description: 'Grant scheme (tilskuddsordning).' },
    LINK: { description: 'A link to an organization or resource.' },
  },
});

/** Status of a document, as the source that lists it gives it. */
export const DocumentStatus = {
  CURRENT: 'CURRENT',
  UNDER_REVISION: 'UNDER_REVISION',
  SUPERSEDED: 'SUPERSEDED',
  EXPIRED: 'EXPIRED',
  UNKNOWN: 'UNKNOWN',
} as const;
export type DocumentStatus = keyof typeof DocumentStatus;
registerEnumType(DocumentStatus, {
  name: 'DocumentStatus',
  description: 'Status of a document, as the source that lists it gives it.',
  valuesConfig: {
    CURRENT: { description: 'Listed without reservation.' },
    UNDER_REVISION: { description: 'Being revised (under revidering).' },
    SUPERSEDED: { description: 'Another has taken its place.' },
    EXPIRED: { description: 'Its own period is over (utløpt).' },
    UNKNOWN: { description: 'The source does not say.' },
  },
});
