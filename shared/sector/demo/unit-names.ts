import type { ServiceType } from '../rows.js';
import type { Random } from './random.js';

const HOME_STEMS = [
  'Demo',
  'Prøve',
  'Øvings',
  'Eksempel',
  'Tenkte',
  'Mønster',
  'Skisse',
  'Utkast',
  'Modell',
  'Lærings',
  'Påfunns',
  'Aademo',
  'Ærprøve',
  'Oppdikt',
];
const HOME_ENDINGS = [
  'heimen',
  'tunet',
  'gården',
  'hagen',
  'lia',
  'bakken',
  'stua',
  'haugen',
  'åsen',
  'løkka',
  'toppen',
  'sletta',
  'vollen',
  'bråten',
];
const DEPARTMENTS_A_HOME = 4;

const OTHER_SERVICES = [
  'Kreftkoordinator',
  'Dagsenteret',
  'Helsehuset, korttidsavdeling',
  'Fysio- og ergoterapitjenesten',
  'Innsatsteamet',
  'Legevakten',
  'Rehabiliteringsavdelingen',
  'Bofellesskapet',
];
const WARDS = [
  'Palliativ enhet',
  'Kreftavdelingen',
  'Lungeavdelingen',
  'Kirurgisk sengepost',
  'Kreftpoliklinikken',
  'Medisinsk sengepost',
  'Gastrokirurgisk sengepost',
  'Palliativt team',
  'Geriatrisk sengepost',
  'Hjertemedisinsk sengepost',
  'Gynekologisk sengepost',
  'Nevrologisk sengepost',
  'Nyremedisinsk sengepost',
  'Urologisk sengepost',
  'Stråleenheten',
  'Akuttmottaket',
];

/** Gives names to units, never the same twice. `place` is the name of the area, or of the hospital for its wards. */
export type UnitNames = (serviceType: ServiceType, place: string) => string;

/** Opens a source of unit names for one sector. */
export function createUnitNames(random: Random): UnitNames {
  const stems = random.shuffle(HOME_STEMS.flatMap((stem) => HOME_ENDINGS.map((ending) => stem + ending)));
  const counts = new Map<string, number>();
  const homes = new Map<string, string>();
  let homesTaken = 0;
  const next = (key: string): number => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return count;
  };
  const nursingHome = (place: string): string => {
    const count = next(`home ${place}`);
    const key = `${place} ${Math.floor(count / DEPARTMENTS_A_HOME)}`;
    let home = homes.get(key);
    if (home === undefined) {
      const lap = Math.floor(homesTaken / stems.length);
      home = `${'Nye '.repeat(lap)}${stems[homesTaken % stems.length]}`;
      homesTaken += 1;
      homes.set(key, home);
    }
    return `${home} sykehjem ${place}, avdeling ${(count % DEPARTMENTS_A_HOME) + 1}`;
  };
  return (serviceType, place) => {
    switch (serviceType) {
      case 'HOME_NURSING':
        return `Hjemmesykepleien ${place}, sone ${next(`zone ${place}`) + 1}`;
      case 'NURSING_HOME':
        return nursingHome(place);
      case 'HOSPITAL':
        return repeated(WARDS, next(`ward ${place}`), place);
      case 'OTHER':
        return repeated(OTHER_SERVICES, next(`other ${place}`), place);
    }
  };
}

/** «Kreftkoordinator, Lier», and «Kreftkoordinator 2, Lier» once the list has been used up. */
function repeated(kinds: readonly string[], count: number, place: string): string {
  const kind = kinds[count % kinds.length] ?? '';
  const round = Math.floor(count / kinds.length);
  return round === 0 ? `${kind}, ${place}` : `${kind} ${round + 1}, ${place}`;
}
