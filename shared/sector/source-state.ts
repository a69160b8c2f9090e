import { registerEnumType } from 'type-graphql';

/** How a data owner took part in an answer. */
export const SourceState = { OK: 'OK', TIMEOUT: 'TIMEOUT', UNAVAILABLE: 'UNAVAILABLE', FORBIDDEN: 'FORBIDDEN' } as const;
export type SourceState = keyof typeof SourceState;
registerEnumType(SourceState, {
  name: 'SourceState',
  description: 'How a data owner took part in an answer.',
  valuesConfig: {
    OK: { description: 'Its rows are in the answer.' },
    TIMEOUT: { description: 'It did not answer in time.' },
    UNAVAILABLE: { description: 'It does not answer.' },
    FORBIDDEN: { description: 'It refused the caller.' },
  },
});
