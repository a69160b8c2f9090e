import { registerEnumType } from 'type-graphql';

/** What is the matter with a figure. In the order in which they are listed. */
export const DiscrepancyKind = {
  PUBLISHED_FIGURES: 'PUBLISHED_FIGURES',
  REGISTER_AND_ANSWER: 'REGISTER_AND_ANSWER',
  STALE_ENTRY: 'STALE_ENTRY',
  AMBIGUOUS_FIGURE: 'AMBIGUOUS_FIGURE',
  DISTRIBUTION_UNKNOWN: 'DISTRIBUTION_UNKNOWN',
  UNDATED_FIGURE: 'UNDATED_FIGURE',
  DEFINITIONS_DIFFER: 'DEFINITIONS_DIFFER',
  DENOMINATOR: 'DENOMINATOR',
  UNIT_UNKNOWN: 'UNIT_UNKNOWN',
  PUBLISHED_AND_COMPUTED: 'PUBLISHED_AND_COMPUTED',
} as const;
export type DiscrepancyKind = keyof typeof DiscrepancyKind;
registerEnumType(DiscrepancyKind, {
  name: 'DiscrepancyKind',
  description: 'What is the matter with a figure (type avvik).',
  valuesConfig: {
    PUBLISHED_FIGURES: { description: 'Published figures of one thing are not the same (publiserte tall).' },
    REGISTER_AND_ANSWER: { description: 'A register and what its owner says elsewhere are not the same (register og svar).' },
    STALE_ENTRY: { description: 'An entry is older than can be relied on (foreldet oppføring).' },
    AMBIGUOUS_FIGURE: { description: 'The words can be read in more than one way (tvetydig tall).' },
    DISTRIBUTION_UNKNOWN: { description: 'The whole is known, its parts are not (ukjent fordeling).' },
    UNDATED_FIGURE: { description: 'The day that it holds for is not known (udatert tall).' },
    DEFINITIONS_DIFFER: { description: 'Figures look alike and count different things (ulike definisjoner).' },
    DENOMINATOR: { description: 'It is not plain whose population a figure is to be measured against (nevner).' },
    UNIT_UNKNOWN: { description: 'The source does not say in what it is counted (ukjent enhet).' },
    PUBLISHED_AND_COMPUTED: {
      description:
        'The preferred published figure and the count of the rosters are more than a tenth apart; found by rule, not by an editor (publisert og talt).',
    },
  },
});

/** How something concerns a network; the nearest comes first. */
export const ConcernKind = { NETWORK: 'NETWORK', AREA: 'AREA', SERVICE: 'SERVICE', REGION: 'REGION' } as const;
export type ConcernKind = keyof typeof ConcernKind;
registerEnumType(ConcernKind, {
  name: 'ConcernKind',
  description: 'How a discrepancy concerns a network.',
  valuesConfig: {
    NETWORK: { description: 'It is about the network itself.' },
    AREA: { description: 'It is about an area that belongs or belonged to it, also in part or by one source only.' },
    SERVICE: { description: 'It is about a palliative service in it.' },
    REGION: { description: 'It is about its region.' },
  },
});
