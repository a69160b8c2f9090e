import { registerEnumType } from 'type-graphql';

/** Whether somebody has a seat. */
export const SeatStatus = { HELD: 'HELD', VACANT: 'VACANT', UNKNOWN: 'UNKNOWN' } as const;
export type SeatStatus = keyof typeof SeatStatus;
registerEnumType(SeatStatus, {
  name: 'SeatStatus',
  description: 'Whether somebody has a seat on a day.',
  valuesConfig: {
    HELD: { description: 'Somebody has it.' },
    VACANT: { description: 'It is recorded that nobody has it (ledig).' },
    UNKNOWN: { description: 'Nothing is recorded for that day.' },
  },
});
