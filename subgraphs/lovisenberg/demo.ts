import { districtPlace } from '../../shared/sector/demo/places.js';
import type { RosterSpec } from '../../shared/sector/demo/roster-spec.js';

/** Lovisenberg sector in the demonstration: 105 of Oslo's 350 persons. */
export const demoRoster: RosterSpec = {
  sector: 'lovisenberg',
  seed: 'demo',
  networks: [
    {
      slug: 'lovisenberg',
      persons: 105,
      units: 94,
      hospitalName: 'Lovisenberg Diakonale Sykehus',
      hospitalUnits: 12,
      places: [
        districtPlace('Gamle Oslo', 30, '030101'),
        districtPlace('Grünerløkka', 28, '030102'),
        districtPlace('Sagene', 20, '030103'),
        districtPlace('St. Hanshaugen', 18, '030104'),
      ],
      resourcePersonShare: 0.04,
      usesSubGoals: true,
      amendedYears: [2025],
      census: null,
      partners: ['diakonhjemmet', 'ous'],
    },
  ],
  sharedPersons: [],
};
