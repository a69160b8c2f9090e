import type { Random } from './random.js';

const FIRST_HEADS = words(
  'Ås Aas Ær Ør Bjør Brå Dag Ei Frø Grå Gun Hav Hå Ing Jø Kjæ Lin Løv Mar Nor Ran Sig Sne Sol Tor Ul Vår Yn Østi Aage',
);
const FIRST_TAILS = words(
  'elin vild mina runa gerda marte lise trine dora bjørga løga våra sinda tora lauga frida mund ketil gard vin leik rune stian bård',
);
/** Second halves of double first names: «Åselin-Marte». */
const SECOND_FIRST = words('Marte Demine Aasa Øvine Prøva Lind Ærle Tenka Vårin Modell');

/** Every surname says of itself that it is invented: demo, prøve, øving, eksempel, tenkt and the like. */
const LAST_HEADS = words(
  'Demo Prøve Øvings Eksempel Tenkt Ærprøve Aademo Mønster Skisse Utkast Påfunns Lærings Øvelses Oppdikt Ådemo Modell',
);
const LAST_TAILS = [...words('sen stad rud vik dal bø haug lien berg nes ås seth heim moen bråten sæter løkken gård fjord'), ''];
const LAST_WITH_PARTICLE = [
  'van Demo',
  'van Prøve',
  'van der Øving',
  'von Eksempel',
  'de Tenkt',
  'af Utkast',
  'van den Aademo',
  'von Ærprøve',
];

/** How often a name that is already taken is drawn anew before it is accepted as one more namesake. */
const ATTEMPTS = 20;

function firstName(random: Random): string {
  const name = random.pick(FIRST_HEADS) + random.pick(FIRST_TAILS);
  return random.chance(0.12) ? `${name}-${random.pick(SECOND_FIRST)}` : name;
}

function plainSurname(random: Random): string {
  return random.chance(0.03) ? random.pick(LAST_WITH_PARTICLE) : random.pick(LAST_HEADS) + random.pick(LAST_TAILS);
}

/** An invented surname, sometimes a double one. */
function inventSurname(random: Random): string {
  const name = plainSurname(random);
  return random.chance(0.15) ? `${name} ${random.pick(LAST_HEADS)}${random.pick(LAST_TAILS)}` : name;
}

/** Opens a source of invented full names that avoids repeating itself: namesakes are made on purpose elsewhere. */
export function createNames(random: Random): () => string {
  const taken = new Set<string>();
  return () => {
    let name = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      name = `${firstName(random)} ${inventSurname(random)}`;
      if (!taken.has(name)) break;
    }
    taken.add(name);
    return name;
  };
}

/** The same person under another surname, as after a marriage. */
export function withOtherSurname(random: Random, name: string): string {
  const first = name.split(' ', 1)[0] ?? name;
  for (;;) {
    const other = `${first} ${inventSurname(random)}`;
    if (other !== name) return other;
  }
}

function words(text: string): readonly string[] {
  return text.split(' ');
}
