import { registerEnumType } from 'type-graphql';

/** Where an annual action plan stands. */
export const ActionPlanStatus = { DRAFT: 'DRAFT', PROPOSED: 'PROPOSED', APPROVED: 'APPROVED', CLOSED: 'CLOSED' } as const;
export type ActionPlanStatus = keyof typeof ActionPlanStatus;
registerEnumType(ActionPlanStatus, {
  name: 'ActionPlanStatus',
  description: 'Where an annual action plan (årlig handlingsplan) stands.',
  valuesConfig: {
    DRAFT: { description: 'Being written, or being changed by an amendment (utkast).' },
    PROPOSED: { description: 'Put before the steering group (foreslått).' },
    APPROVED: { description: 'Approved by the steering group (godkjent): only what was done is recorded now.' },
    CLOSED: { description: 'The year is over and nothing changes any more (avsluttet).' },
  },
});

/** Where a measure stands. */
export const MeasureStatus = { PLANNED: 'PLANNED', STARTED: 'STARTED', DONE: 'DONE', DROPPED: 'DROPPED' } as const;
export type MeasureStatus = keyof typeof MeasureStatus;
registerEnumType(MeasureStatus, {
  name: 'MeasureStatus',
  description: 'Where a measure (tiltak) stands.',
  valuesConfig: {
    PLANNED: { description: 'Not begun (planlagt).' },
    STARTED: { description: 'Under way (påbegynt).' },
    DONE: { description: 'Done (gjennomført).' },
    DROPPED: { description: 'Given up (utgått).' },
  },
});

/** What a network can say of where it stands with a sub-goal. */
export const ReportedProgress = {
  NOT_STARTED: 'NOT_STARTED',
  IN_PROGRESS: 'IN_PROGRESS',
  ACHIEVED: 'ACHIEVED',
  NOT_ACHIEVED: 'NOT_ACHIEVED',
} as const;
export type ReportedProgress = keyof typeof ReportedProgress;
const REPORTED = {
  NOT_STARTED: { description: 'Not begun (ikke påbegynt).' },
  IN_PROGRESS: { description: 'Under way (i arbeid).' },
  ACHIEVED: { description: 'Reached (oppnådd).' },
  NOT_ACHIEVED: { description: 'Not reached within the year (ikke oppnådd).' },
};
registerEnumType(ReportedProgress, {
  name: 'ReportedProgress',
  description: 'What a network says of where it stands with a sub-goal (delmål).',
  valuesConfig: REPORTED,
});

/** Where a network stands with a sub-goal, also where it has not said so. */
export const ProgressStatus = { NOT_REPORTED: 'NOT_REPORTED', ...ReportedProgress, UNAVAILABLE: 'UNAVAILABLE' } as const;
export type ProgressStatus = keyof typeof ProgressStatus;
registerEnumType(ProgressStatus, {
  name: 'ProgressStatus',
  description: 'Where a network stands with a sub-goal (delmål) in a year.',
  valuesConfig: {
    NOT_REPORTED: { description: 'Nobody has told (ikke rapportert).' },
    ...REPORTED,
    UNAVAILABLE: { description: 'The data owner does not answer now, so nobody knows; `source` names it.' },
  },
});

/** In what a target is counted. */
export const TargetUnit = { PERCENT: 'PERCENT', COUNT: 'COUNT' } as const;
export type TargetUnit = keyof typeof TargetUnit;
registerEnumType(TargetUnit, {
  name: 'TargetUnit',
  description: 'In what a target (måltall) is counted.',
  valuesConfig: {
    PERCENT: { description: 'A share, 0 to 100.' },
    COUNT: { description: 'A number of things.' },
  },
});
