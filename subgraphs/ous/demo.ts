import { districtPlace } from '../../shared/sector/demo/places.js';
import type { RosterSpec } from '../../shared/sector/demo/roster-spec.js';

/** Oslo universitetssykehus sector in the demonstration: 160 of Oslo's 350 persons. */
export const demoRoster: RosterSpec = {
  sector: 'ous',
  seed: 'demo',
  networks: [
    {
      slug: 'ous',
      persons: 160,
      units: 146,
      hospitalName: 'Oslo universitetssykehus',
      hospitalUnits: 26,
      places: [
        districtPlace('Nordre Aker', 24, '030108'),
        districtPlace('Bjerke', 16, '030109'),
        districtPlace('Østensjø', 26, '030113'),
        districtPlace('Nordstrand', 28, '030114'),
        districtPlace('Søndre Nordstrand', 20, '030115'),
        // Somatic care for Alna moved here from Akershus universitetssykehus at the turn of the year.
        districtPlace('Alna', 3, '030112', '2026-01-01'),
      ],
      resourcePersonShare: 0.04,
      usesSubGoals: true,
      amendedYears: [2024],
      census: null,
      partners: ['lovisenberg', 'diakonhjemmet'],
    },
  ],
  sharedPersons: [],
};
