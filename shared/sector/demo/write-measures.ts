import type { MeasureVersionRow } from '../rows.js';
import { dayOf } from './calendar.js';
import type { Random } from './random.js';
import type { NetworkSpec } from './roster-spec.js';
import { writeBeliefs } from './write-beliefs.js';

const YEARS = [2024, 2025, 2026];

/** Measures in our own words, each with the sub-goal of Oslo's strategy plan 2024–2028 that it would serve. */
const MEASURES: readonly (readonly [title: string, subGoal: string])[] = [
  ['Innføre samtaleguide om hva som er viktig for pasienten', '1.1'],
  ['Gå gjennom enhetens prosedyrer for lindrende behandling', '1.3'],
  ['Ta i bruk symptomkartlegging med smertekart i alle enheter', '1.5'],
  ['Månedlig etisk refleksjon i hver enhet', '1.6'],
  ['Lindring for pasienter med hjertesvikt og kols', '1.7'],
  ['Oppdatere kompetanseplanen', '2.1'],
  ['Internundervisning to ganger i året i hver enhet', '2.4'],
  ['Hospitering ved palliativ enhet for nye ressurssykepleiere', '2.5'],
  ['Undervisning om lindring ved demens', '2.6'],
  ['Gjøre funksjonsbeskrivelsen kjent i alle enheter', '3.1'],
  ['Holde to nettverksmøter og én fagdag', '3.3'],
  ['Øke oppmøtet på nettverkssamlinger', '3.4'],
  ['Presentere nettverket på personalmøter', '3.5'],
  ['Gjøre ledere kjent med nettverksavtalen', '4.1'],
  ['Årlig samtale mellom leder og ressurssykepleier', '4.4'],
  ['Utnevne ny ressurssykepleier innen tre måneder når en slutter', '4.6'],
  ['Møte mellom bydeler og sykehus om utskrivning', '5.2'],
  ['Lage oversikt over kontakter i andre tjenester', '5.3'],
  ['Tilby individuell plan til flere pasienter', '5.4'],
];

/** What a plan says of a measure beside its title. */
const PLANNED = { responsible: null, dueOn: null, status: 'PLANNED', evidenceUrl: null, budgetNote: null, carriedFrom: null } as const;

/** Four to six measures a year for one network. */
export function writeMeasures(network: NetworkSpec, nextId: () => string, random: Random): MeasureVersionRow[] {
  return YEARS.flatMap((year) => {
    const chosen = random.shuffle(MEASURES).slice(0, random.int(4, 6));
    return chosen.flatMap(([title, subGoal]) => {
      const state = { measureId: nextId(), network: network.slug, year, title, subGoal: network.usesSubGoals ? subGoal : null, ...PLANNED };
      return writeBeliefs([{ day: dayOf(`${year}-01-08`) + random.int(0, 45), state }]);
    });
  });
}
