import { districtPlace } from '../../shared/sector/demo/places.js';
import type { RosterSpec } from '../../shared/sector/demo/roster-spec.js';

/** Diakonhjemmet sector in the demonstration: 85 of Oslo's 350 persons. */
export const demoRoster: RosterSpec = {
  sector: 'diakonhjemmet',
  seed: 'demo',
  networks: [
    {
      slug: 'diakonhjemmet',
      persons: 85,
      units: 76,
      hospitalName: 'Diakonhjemmet Sykehus',
      hospitalUnits: 10,
      places: [districtPlace('Frogner', 36, '030105'), districtPlace('Ullern', 22, '030106'), districtPlace('Vestre Aker', 30, '030107')],
      resourcePersonShare: 0.04,
      usesSubGoals: true,
      amendedYears: [2026],
      census: null,
      partners: ['lovisenberg', 'ous'],
    },
  ],
  sharedPersons: [],
};
