import { registerEnumType } from 'type-graphql';

/** What a plan is. */
export const PlanKind = { STRATEGY_PLAN: 'STRATEGY_PLAN', FUNCTION_DESCRIPTION: 'FUNCTION_DESCRIPTION' } as const;
export type PlanKind = keyof typeof PlanKind;

/** What a piece of a plan is. */
export const PlanItemKind = {
  TITLE: 'TITLE',
  INTRODUCTION: 'INTRODUCTION',
  PURPOSE: 'PURPOSE',
  FUNCTION: 'FUNCTION',
  CHARACTERISTIC: 'CHARACTERISTIC',
  FOCUS_AREA: 'FOCUS_AREA',
  FOCUS_AREA_HEADING: 'FOCUS_AREA_HEADING',
  GOAL: 'GOAL',
  LEAD_IN: 'LEAD_IN',
  SUB_GOAL: 'SUB_GOAL',
  TOOL: 'TOOL',
  DEFINITION: 'DEFINITION',
  ELIGIBILITY: 'ELIGIBILITY',
  DUTY_SECTION: 'DUTY_SECTION',
  DUTY: 'DUTY',
  EXECUTION: 'EXECUTION',
  HEADING: 'HEADING',
} as const;
export type PlanItemKind = keyof typeof PlanItemKind;
registerEnumType(PlanItemKind, {
  name: 'PlanItemKind',
  description: 'What a piece of a plan is.',
  valuesConfig: {
    TITLE: { description: 'Title (tittel).' },
    INTRODUCTION: { description: 'Introduction (overordnet målsetting).' },
    PURPOSE: { description: 'Purpose (formål).' },
    FUNCTION: { description: 'Function of the network and its nurses (funksjon).' },
    CHARACTERISTIC: { description: 'What the network shall be characterised by (kjennetegn).' },
    FOCUS_AREA: { description: 'Focus area, as the list of areas names it (satsningsområde).' },
    FOCUS_AREA_HEADING: { description: 'Focus area, as its own heading names it.' },
    GOAL: { description: 'Goal of a focus area (mål).' },
    LEAD_IN: { description: 'The words that its sub-goals go on from.' },
    SUB_GOAL: { description: 'Sub-goal (delmål).' },
    TOOL: { description: 'A clinical tool that a sub-goal names (verktøy).' },
    DEFINITION: { description: 'Definition.' },
    ELIGIBILITY: { description: 'Who may have the task.' },
    DUTY_SECTION: { description: 'Heading over some duties.' },
    DUTY: { description: 'Duty of a resource nurse (plikt).' },
    EXECUTION: { description: 'How the goals are pursued (gjennomføring).' },
    HEADING: { description: 'Any other heading, or the words before a list (overskrift).' },
  },
});

/** Languages of texts. */
export const Locale = { NB: 'NB', NN: 'NN', EN: 'EN' } as const;
export type Locale = keyof typeof Locale;
registerEnumType(Locale, {
  name: 'Locale',
  description: 'Language of a text.',
  valuesConfig: {
    NB: { description: 'Norwegian bokmål.' },
    NN: { description: 'Norwegian nynorsk.' },
    EN: { description: 'English.' },
  },
});
