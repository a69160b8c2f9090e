import { registerEnumType } from 'type-graphql';

/** What kind of body it is. */
export const BodyKind = { STEERING_GROUP: 'STEERING_GROUP', OPERATIONS_GROUP: 'OPERATIONS_GROUP' } as const;
export type BodyKind = keyof typeof BodyKind;
registerEnumType(BodyKind, {
  name: 'BodyKind',
  description: 'What kind of body it is.',
  valuesConfig: {
    STEERING_GROUP: { description: 'Steering group (styringsgruppe).' },
    OPERATIONS_GROUP: { description: 'Operations group (driftsgruppe).' },
  },
});
