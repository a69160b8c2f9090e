import type { ServiceType } from '../unit/unit.vocabulary.js';
import type { SectorTally, SectorTallyGroup } from './tally.type.js';

/** What the database counted of a group, or of all; numbers may come as texts, and of nothing as null. */
export interface CountRow {
  /** How many columns it is grouped by; 0 of the total. */
  readonly columns: number;
  readonly network: string | null;
  readonly area: string | null;
  readonly serviceType: ServiceType | null;
  readonly numerator: number | string | null;
  readonly denominator: number | string | null;
  readonly subjects: number | string | null;
  readonly demo: number | null;
  /** 1 if a subject is of a network whose figures may not be seen. */
  readonly hidden: number | null;
}

/** A group before it is shown: whose it is, and its figures, whoever asks. */
type Group = SectorTallyGroup & {
  readonly numerator: number;
  readonly denominator: number;
  readonly subjects: number;
  readonly isHidden: boolean;
};

/**
 * What a sector answers.
 * @param addsUp the total is the sum of the groups; else it is a row of its own
 * @param isHidden what holds where there are no subjects
 * @param fewest a group of fewer subjects is hidden, and with it the total, from which it could be told
 */
export function presentTally(
  rows: readonly CountRow[],
  { addsUp, isHidden, fewest }: { readonly addsUp: boolean; readonly isHidden: boolean; readonly fewest: number },
): Omit<SectorTally, 'since'> {
  const all = rows.map(read).map((group) => ({ ...group, isHidden: group.isHidden || isOfFew(group, fewest) }));
  const groups = all.filter((_group, place) => Number(rows[place]?.columns) > 0);
  const parts = addsUp ? groups : all.filter((group) => !groups.includes(group));
  const nothing = { network: null, area: null, serviceType: null, numerator: 0, denominator: 0, subjects: 0, demo: false, isHidden };
  const total = parts.reduce(add, nothing);
  // Persons in several networks are told by the difference between these and the total.
  const several = groups.reduce((sum, { subjects }) => sum + subjects, 0) - total.subjects;
  const isTold = fewest > 0 && (groups.some((group) => group.isHidden) || (0 < several && several < fewest));
  return { groups: groups.toSorted(inOrder).map(present), total: present({ ...total, isHidden: total.isHidden || isTold }) };
}

const read = ({ network, area, serviceType, numerator, denominator, subjects, demo, hidden }: CountRow): Group => ({
  ...{ network, area, serviceType, demo: Number(demo) === 1, isHidden: Number(hidden) === 1 },
  ...{ numerator: Number(numerator), denominator: Number(denominator), subjects: Number(subjects) },
});

/** Those of whom it is known count, not all that there are: one of thirty who was assessed would be told by name. */
const isOfFew = ({ subjects, denominator }: Group, fewest: number) =>
  (0 < subjects && subjects < fewest) || (0 < denominator && denominator < fewest);

const add = (sum: Group, part: Group): Group => ({
  ...sum,
  numerator: sum.numerator + part.numerator,
  denominator: sum.denominator + part.denominator,
  subjects: sum.subjects + part.subjects,
  demo: sum.demo || part.demo,
  isHidden: sum.isHidden || part.isHidden,
});

const present = ({ isHidden, ...group }: Group): SectorTallyGroup =>
  isHidden ? { ...group, numerator: null, denominator: null, subjects: null } : group;

/** By network, area and service type; what has none of them last. */
const inOrder = (a: Group, b: Group): number => (orderOf(a) < orderOf(b) ? -1 : 1);
const orderOf = ({ network, area, serviceType }: Group) => [network, area, serviceType].map((key) => key ?? '~').join(' ');
