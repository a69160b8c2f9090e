import { bars, type ComparisonRule, care, keyOf, nameOf } from './compare-reason.js';
import type { ComparisonSide } from './compare-side.js';
import type { StatisticState } from './statistic.vocabulary.js';

const WITHOUT: Readonly<Record<Exclude<StatisticState, 'VALUE'>, { readonly nb: string; readonly en: string }>> = {
  SUPPRESSED: { nb: 'Tallet vises ikke for deg', en: 'The figure is not shown to you' },
  MISSING: { nb: 'Det er ikke noe tall', en: 'There is no figure' },
  NOT_COMPARABLE: { nb: 'Telleren har ingen nevner som passer', en: 'The numerator has no denominator that fits' },
};

/** What has no figure cannot be compared. */
export const figureReasons: ComparisonRule = (...sides) =>
  sides.flatMap((side) => {
    const { state } = side.statistic;
    if (state === 'VALUE') return [];
    const { nb, en } = nameOf(side);
    return [bars('NO_FIGURE', [keyOf(side)], `${WITHOUT[state].nb}: ${nb}.`, `${WITHOUT[state].en}: ${en}.`)];
  });

/** Fewest that must be known of what a figure should count, and most that two figures may differ in it. */
const FEWEST_KNOWN = 0.9;
const MOST_APART = 0.1;

const knownShare = ({ statistic: { completeness } }: ComparisonSide): number | null =>
  completeness?.expected ? (completeness.known ?? 0) / completeness.expected : null;

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** An owner that is silent, much that is not known, or not equally much. */
export const completenessReasons: ComparisonRule = (a, b) => {
  const silent = [a, b].flatMap((side) => {
    const { completeness, notes } = side.statistic;
    if (!completeness || completeness.ownersAnswered === completeness.ownersExpected) return [];
    const owners = notes.flatMap(({ code, subjects }) => (code === 'OWNER_SILENT' ? subjects : []));
    const { nb, en } = nameOf(side);
    return [
      bars(
        'COMPLETENESS',
        owners,
        `Ikke alle dataeierne for ${nb} svarer nå, så tallet gjelder bare en del av gruppen.`,
        `Not all owners of ${en} answer now, so the figure is of a part of the group only.`,
      ),
    ];
  });
  const known = [a, b].flatMap((side) => {
    const share = knownShare(side);
    return share === null ? [] : [{ side, share }];
  });
  const low = known.filter(({ share }) => share < FEWEST_KNOWN);
  const shares = known.map(({ share }) => share);
  const apart = known.length === 2 && Math.max(...shares) - Math.min(...shares) > MOST_APART;
  if (low.length === 0 && !apart) return silent;
  const say = (language: 'nb' | 'en') => known.map(({ side, share }) => `${nameOf(side)[language]}: ${percent(share)}`).join('; ');
  const about = apart ? known : low;
  return [
    ...silent,
    care(
      'COMPLETENESS',
      about.map(({ side }) => keyOf(side)),
      `Så mye av det som skulle telles, er kjent. ${say('nb')}.`,
      `So much is known of what should be counted. ${say('en')}.`,
    ),
  ];
};

/** A numerator of a rate below this, and a count or the rest of a share below that, is small. */
const SMALL_RATE = 10;
const SMALL_SHARE = 5;

/** Counts so small that chance weighs much. */
export const smallCountReasons: ComparisonRule = (...sides) => {
  const small = sides.filter(({ statistic: { state, unit, numerator, denominator } }) => {
    if (state !== 'VALUE' || numerator === null || denominator === null) return false;
    return unit === 'SHARE' ? Math.min(numerator, denominator - numerator) < SMALL_SHARE : numerator < SMALL_RATE;
  });
  if (small.length === 0) return [];
  const who = (language: 'nb' | 'en') => small.map((side) => nameOf(side)[language]).join(', ');
  return [
    care(
      'SMALL_COUNTS',
      small.map(keyOf),
      `Få observasjoner, så tilfeldigheter betyr mye: ${who('nb')}.`,
      `Small counts, so chance weighs much: ${who('en')}.`,
    ),
  ];
};
