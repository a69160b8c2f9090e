import { bars, type ComparisonRule, care, keyOf, nameOf } from './compare-reason.js';
import type { ComparisonSide } from './compare-side.js';
import type { StatisticNoteCode } from './statistic.vocabulary.js';

const AREA_NOTES: ReadonlySet<StatisticNoteCode> = new Set(['SPLIT_AREA', 'AREA_PART_MISSING', 'DISPUTED_AREA', 'NO_POPULATION']);

/** A municipality against a city district, and areas that are split, disputed or known in part. */
export const geographyReasons: ComparisonRule = (a, b) => {
  const kinds = [a, b].flatMap(({ place }) => place.area?.kind ?? []);
  const differ = kinds.length === 2 && kinds[0] !== kinds[1];
  return [
    ...(differ
      ? [
          care(
            'GEOGRAPHY',
            [keyOf(a), keyOf(b)],
            'Det ene er en kommune, det andre en bydel, og de har ulike oppgaver og størrelse.',
            'One is a municipality and the other a city district, which differ in tasks and size.',
          ),
        ]
      : []),
    ...[a, b].flatMap((side) => {
      const { state, notes } = side.statistic;
      const weigh = (code: StatisticNoteCode) => (state === 'NOT_COMPARABLE' && code === 'SPLIT_AREA' ? bars : care);
      const { nb, en } = nameOf(side);
      return notes
        .filter(({ code }) => AREA_NOTES.has(code))
        .map(({ code, subjects, texts }) => weigh(code)('GEOGRAPHY', subjects, `${nb}: ${texts.nb}`, `${en}: ${texts.en ?? texts.nb}`));
    }),
  ];
};

const slugsOf = ({ networks }: ComparisonSide) => networks.map(({ slug }) => slug);
/** Units: what one is, municipalities decide for themselves, and so does each service. */
export const unitReasons: ComparisonRule = (a, b) => {
  const countsUnits = [a, b].some(({ statistic: { flags } }) => flags.includes('UNIT_DEFINITION'));
  if (!countsUnits) return [];
  return [
    care(
      'UNIT_DEFINITION',
      [keyOf(a), keyOf(b)],
      'Kommunene bestemmer selv hva som er en enhet.',
      'Municipalities decide for themselves what a unit is.',
    ),
  ];
};

/** Whether something may be counted in both: they share a network, and neither an area nor a service type keeps them apart. */
function overlap(a: ComparisonSide, b: ComparisonSide): boolean {
  const apart = (one: string | null | undefined, other: string | null | undefined) => one != null && other != null && one !== other;
  const shared = slugsOf(a).some((slug) => slugsOf(b).includes(slug));
  return shared && !apart(a.place.area?.code, b.place.area?.code) && !apart(a.place.within.serviceType, b.place.within.serviceType);
}

/** One contains or overlaps the other, or what one covers changed in the year. */
export const scopeReasons: ComparisonRule = (a, b) => [
  ...(overlap(a, b)
    ? [
        bars(
          'SCOPE',
          [keyOf(a), keyOf(b)],
          'Den ene gruppen inneholder eller overlapper den andre, så tallene er ikke uavhengige av hverandre.',
          'One group contains or overlaps the other, so the figures are not independent of each other.',
        ),
      ]
    : []),
  ...[a, b].flatMap((side) => {
    const { nb, en } = nameOf(side);
    return side.scopeBreaks.map(({ areas, texts }) => care('SCOPE', areas, `${nb}: ${texts.nb}`, `${en}: ${texts.en ?? texts.nb}`));
  }),
];
