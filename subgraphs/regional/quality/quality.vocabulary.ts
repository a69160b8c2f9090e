import { registerEnumType } from 'type-graphql';

/** Three ways to tell how complete something is: none of them is the answer alone. */
export const CompletenessWay = {
  MARKED_COMPLETE: 'MARKED_COMPLETE',
  COMPULSORY_FILLED: 'COMPULSORY_FILLED',
  VALUES_FILLED: 'VALUES_FILLED',
} as const;
export type CompletenessWay = keyof typeof CompletenessWay;
registerEnumType(CompletenessWay, {
  name: 'CompletenessWay',
  description: 'Three ways to tell how complete data are (kompletthet), after DHIS2.',
  valuesConfig: {
    MARKED_COMPLETE: { description: 'Reports on the year that are approved, of those expected: of units and of the network (godkjent).' },
    COMPULSORY_FILLED: {
      description:
        'Entries with all that is compulsory, of all entries of persons with an active appointment on the day: a name, a work e-mail or telephone, an active appointment in a unit, and a verification by somebody who knows (obligatoriske felt).',
    },
    VALUES_FILLED: {
      description:
        'Values that are there, of those that these entries could have: name, work e-mail, work telephone, active appointment, verification (utfylte verdier).',
    },
  },
});

/** What kind of record has an age. */
export const RecordKind = {
  CONTACT: 'CONTACT',
  APPOINTMENT: 'APPOINTMENT',
  REGISTER_ENTRY: 'REGISTER_ENTRY',
  POPULATION: 'POPULATION',
} as const;
export type RecordKind = keyof typeof RecordKind;
registerEnumType(RecordKind, {
  name: 'RecordKind',
  description: 'What kind of record has an age.',
  valuesConfig: {
    CONTACT: { description: 'Name and work contact of a person with an active appointment: stale after 180 days (kontaktopplysninger).' },
    APPOINTMENT: { description: 'An active appointment: stale after 365 days (oppnevning).' },
    REGISTER_ENTRY: {
      description:
        'An entry of the national register of palliative services, from the last day on which it may have been updated: stale after 365 days (registeroppføring).',
    },
    POPULATION: {
      description:
        'The newest population of an area, from 1 January of its year: stale after 424 days, when that of the next year is out (befolkning).',
    },
  },
});
