import { municipalityPlace } from '../../shared/sector/demo/places.js';
import type { NetworkSpec, RosterSpec } from '../../shared/sector/demo/roster-spec.js';

const DRAMMEN = ['0602', '3005', '3301'] as const;
const NEDRE_EIKER = ['0625', '3005', '3301'] as const;
const SVELVIK = ['0711', '3005', '3301'] as const;

const BAERUM: NetworkSpec = {
  slug: 'baerum',
  persons: 72,
  units: 64,
  hospitalName: 'Bærum sykehus',
  hospitalUnits: 9,
  places: [municipalityPlace('Bærum', 58, ['0219', '3024', '3201']), municipalityPlace('Asker', 42, ['0220', '3025', '3203'])],
  resourcePersonShare: 0.03,
  usesSubGoals: false,
  amendedYears: [2024],
  census: null,
};

const DRAMMEN_NETWORK: NetworkSpec = {
  slug: 'drammen',
  persons: 78,
  units: 68,
  hospitalName: 'Drammen sykehus',
  hospitalUnits: 8,
  places: [
    municipalityPlace('Bragernes', 14, DRAMMEN),
    municipalityPlace('Strømsø', 12, DRAMMEN),
    municipalityPlace('Åssiden', 11, DRAMMEN),
    municipalityPlace('Konnerud', 9, DRAMMEN),
    municipalityPlace('Gulskogen', 8, DRAMMEN),
    municipalityPlace('Fjell', 7, DRAMMEN),
    municipalityPlace('Tangen', 7, DRAMMEN),
    municipalityPlace('Mjøndalen', 10, NEDRE_EIKER),
    municipalityPlace('Krokstadelva', 8, NEDRE_EIKER),
    municipalityPlace('Svelvik', 5, SVELVIK),
    municipalityPlace('Lier', 12, ['0626', '3049', '3312']),
  ],
  resourcePersonShare: 0.03,
  usesSubGoals: false,
  // The answer of Drammen municipality to question 62 (2020): 39 persons after the merger of Drammen, Nedre Eiker and
  // Svelvik (which had one), 35 when it was written; the register of palliative services said 35 in February 2020, too.
  census: {
    areaCode: '3005',
    date: '2020-01-01',
    persons: 39,
    leavers: 4,
    leftBy: '2020-02-01',
    calmUntil: '2021-01-01',
    before: [{ areaCode: '0711', persons: 1 }],
  },
};

const KONGSBERG: NetworkSpec = {
  slug: 'kongsberg',
  persons: 30,
  units: 28,
  hospitalName: 'Kongsberg sykehus',
  hospitalUnits: 4,
  places: [
    municipalityPlace('Kongsberg', 40, ['0604', '3006', '3303']),
    municipalityPlace('Øvre Eiker', 28, ['0624', '3048', '3314']),
    municipalityPlace('Sigdal', 9, ['0621', '3045', '3332']),
    municipalityPlace('Flesberg', 7, ['0631', '3050', '3334']),
    municipalityPlace('Nore og Uvdal', 7, ['0633', '3052', '3338']),
    municipalityPlace('Rollag', 5, ['0632', '3051', '3336']),
  ],
  // More resource persons here than elsewhere, so that the demonstration shows a network in which the roles are mixed.
  resourcePersonShare: 0.4,
  usesSubGoals: false,
  amendedYears: [2025],
  census: null,
};

const RINGERIKE: NetworkSpec = {
  slug: 'ringerike',
  persons: 50,
  units: 46,
  hospitalName: 'Ringerike sykehus',
  hospitalUnits: 5,
  places: [
    municipalityPlace('Ringerike', 34, ['0605', '3007', '3305']),
    municipalityPlace('Modum', 16, ['0623', '3047', '3316']),
    municipalityPlace('Hole', 8, ['0612', '3038', '3310']),
    municipalityPlace('Jevnaker', 8, ['0532', '3053', '3236']),
    municipalityPlace('Krødsherad', 4, ['0622', '3046', '3318']),
    municipalityPlace('Flå', 3, ['0615', '3039', '3320']),
    // The municipality took the name Nesbyen with its new number in 2020; the demo units carry that name throughout.
    municipalityPlace('Nesbyen', 5, ['0616', '3040', '3322']),
    municipalityPlace('Gol', 6, ['0617', '3041', '3324']),
    municipalityPlace('Hemsedal', 4, ['0618', '3042', '3326']),
    municipalityPlace('Ål', 6, ['0619', '3043', '3328']),
    municipalityPlace('Hol', 6, ['0620', '3044', '3330']),
  ],
  resourcePersonShare: 0.03,
  usesSubGoals: false,
  census: null,
};

/** Vestre Viken in the demonstration: 230 persons in four networks, one of them in two. */
export const demoRoster: RosterSpec = {
  sector: 'vestre-viken',
  seed: 'demo',
  networks: [BAERUM, DRAMMEN_NETWORK, KONGSBERG, RINGERIKE],
  sharedPersons: [{ home: 'drammen', also: 'kongsberg' }],
};
