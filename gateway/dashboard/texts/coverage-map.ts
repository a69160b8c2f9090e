import { defineTexts } from './define-texts.js';

/** Texts of the map and of the plot of all groups. */
export const coverageMapTexts = defineTexts({
  nb: {
    map: 'Kart over kommuner og bydeler',
    mapNote: (population: string) =>
      `Sirklenes areal viser folketallet (${population}), fargen viser tallet. Sirklene ligger omtrent der kommunene og bydelene er, men er flyttet fra hverandre. Pek på en sirkel, eller bruk piltastene; Enter velger den.`,
    mapLabel: 'Kommuner og bydeler. Piltaster flytter mellom dem, Enter velger.',
    legend: 'Tegnforklaring',
    even: 'Klassene er like brede.',
    perInhabitants: 'Per 10 000 innbyggere.',
    quantile: 'Klassene har omtrent like mange kommuner og bydeler hver.',
    upTo: (from: string, to: string) => `${from} til under ${to}`,
    through: (from: string, to: string) => `${from} til ${to}`,
    count: (count: string) => `(${count})`,
    inhabitants: (count: string) => `${count} innbyggere`,
    noInhabitants: 'Folketallet er ikke kjent',
    unplaced: (names: string) => `Uten kjent punkt, plassert midt blant naboene: ${names}.`,
    point: 'Pek på en kommune eller bydel i kartet for å se tallet.',
    toSeries: (name: string) => `Utviklingen i ${name}`,
    toRow: (name: string) => `${name} i tabellen`,
    all: 'Alle grupper med intervall',
    allNote: (level: string) =>
      `Prikken er tallet, streken er ${level}-intervallet, og den stiplede linjen er alle samlet. Intervaller som overlapper mye, betyr at forskjellen kan være tilfeldig. Rekkefølgen er den samme som i tabellen og er ingen rangering.`,
  },
  nn: {
    map: 'Kart over kommunar og bydelar',
    mapNote: (population: string) =>
      `Arealet av sirklane viser folketalet (${population}), fargen viser talet. Sirklane ligg om lag der kommunane og bydelane er, men er flytte frå kvarandre. Peik på ein sirkel, eller bruk piltastane; Enter vel han.`,
    mapLabel: 'Kommunar og bydelar. Piltastar flyttar mellom dei, Enter vel.',
    legend: 'Teiknforklaring',
    even: 'Klassene er like breie.',
    perInhabitants: 'Per 10 000 innbyggjarar.',
    quantile: 'Klassene har om lag like mange kommunar og bydelar kvar.',
    upTo: (from: string, to: string) => `${from} til under ${to}`,
    through: (from: string, to: string) => `${from} til ${to}`,
    count: (count: string) => `(${count})`,
    inhabitants: (count: string) => `${count} innbyggjarar`,
    noInhabitants: 'Folketalet er ikkje kjent',
    unplaced: (names: string) => `Utan kjent punkt, plassert midt mellom naboane: ${names}.`,
    point: 'Peik på ein kommune eller bydel i kartet for å sjå talet.',
    toSeries: (name: string) => `Utviklinga i ${name}`,
    toRow: (name: string) => `${name} i tabellen`,
    all: 'Alle grupper med intervall',
    allNote: (level: string) =>
      `Prikken er talet, streken er ${level}-intervallet, og den stipla linja er alle samla. Intervall som overlappar mykje, tyder at skilnaden kan vere tilfeldig. Rekkjefølgja er den same som i tabellen og er inga rangering.`,
  },
  en: {
    map: 'Map of municipalities and city districts',
    mapNote: (population: string) =>
      `The area of a circle shows the population (${population}), its colour the figure. Circles lie about where the areas are, but are moved apart. Point at a circle, or use the arrow keys; Enter chooses it.`,
    mapLabel: 'Areas. Arrow keys move between them, Enter chooses.',
    legend: 'Legend',
    even: 'The classes are of the same width.',
    perInhabitants: 'Per 10,000 inhabitants.',
    quantile: 'The classes have about as many areas each.',
    upTo: (from: string, to: string) => `${from} to below ${to}`,
    through: (from: string, to: string) => `${from} to ${to}`,
    count: (count: string) => `(${count})`,
    inhabitants: (count: string) => `${count} inhabitants`,
    noInhabitants: 'Population is not known',
    unplaced: (names: string) => `Without a known point, placed in the middle of their neighbours: ${names}.`,
    point: 'Point at an area in the map to see its figure.',
    toSeries: (name: string) => `${name} over time`,
    toRow: (name: string) => `${name} in the table`,
    all: 'All groups with intervals',
    allNote: (level: string) =>
      `The dot is the figure, the line its ${level} interval, and the dashed line is all together. Where intervals overlap much, the difference may be chance. The order is that of the table and no ranking.`,
  },
});
