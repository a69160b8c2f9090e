import { registerEnumType } from 'type-graphql';

/** On which side of the limits a point lies. */
export const FunnelSide = { HIGH: 'HIGH', LOW: 'LOW', INSIDE: 'INSIDE' } as const;
export type FunnelSide = keyof typeof FunnelSide;
registerEnumType(FunnelSide, {
  name: 'FunnelSide',
  description: 'On which side of the control limits a point lies. High is not better: see the polarity of the indicator.',
  valuesConfig: {
    HIGH: { description: 'Above the average by more than chance gives (høy).' },
    LOW: { description: 'Below the average by more than chance gives (lav).' },
    INSIDE: { description: 'Within all limits: it differs from the average no more than chance gives (innenfor).' },
  },
});

/** What a reader of a funnel must know. */
export const FunnelNoteCode = {
  FEW_GROUPS: 'FEW_GROUPS',
  GROUPS_WITHOUT_FIGURE: 'GROUPS_WITHOUT_FIGURE',
  OVERDISPERSION: 'OVERDISPERSION',
} as const;
export type FunnelNoteCode = keyof typeof FunnelNoteCode;
registerEnumType(FunnelNoteCode, {
  name: 'FunnelNoteCode',
  description: 'What a reader of a funnel must know.',
  valuesConfig: {
    FEW_GROUPS: { description: 'Fewer than ten groups have a figure: a funnel over them says little.' },
    GROUPS_WITHOUT_FIGURE: { description: 'Some groups have no figure, and are not in the average.' },
    OVERDISPERSION: { description: 'Limits are not widened for what groups differ by anyway (overspredning).' },
  },
});
