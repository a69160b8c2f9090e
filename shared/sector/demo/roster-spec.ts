/** The area code that a place has in an interval; null is an open side. */
export interface AreaState {
  readonly areaCode: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** A place with units: a municipality, a part of one or a city district, with its area codes one after the other. */
export interface PlaceSpec {
  /** Appears in the names of units. */
  readonly name: string;
  /** Share of the network's units relative to the other places. */
  readonly weight: number;
  readonly states: readonly AreaState[];
}

/** Known numbers of an area that the invented history must agree with. */
export interface CensusSpec {
  /** The area code whose units are counted. */
  readonly areaCode: string;
  /** A day on which `persons` persons had the task; some of them are `leavers`, who end before `leftBy`, not succeeded. */
  readonly date: string;
  readonly persons: number;
  readonly leavers: number;
  readonly leftBy: string;
  /** Nothing else changes until this day. */
  readonly calmUntil: string;
  /** Exact numbers just before `date` in areas that went into the counted one. */
  readonly before: readonly { readonly areaCode: string; readonly persons: number }[];
}

/** What one network of a sector looks like. */
export interface NetworkSpec {
  readonly slug: string;
  /** Persons with an active appointment from the reference day on, without those shared from another network. At least 12. */
  readonly persons: number;
  /** Units that are open on the reference day; below `persons`, at least 10. */
  readonly units: number;
  readonly hospitalName: string;
  /** How many of the units are wards of the hospital. */
  readonly hospitalUnits: number;
  readonly places: readonly PlaceSpec[];
  /** Share (0 to 1) of resource persons, the others being resource nurses. */
  readonly resourcePersonShare: number;
  /** Whether it follows Oslo's strategy plan: its measures name sub-goals, and it has targets and tells what was reached. */
  readonly usesSubGoals: boolean;
  /** Years whose action plan was amended after its approval, to give up a measure. */
  readonly amendedYears?: readonly number[];
  readonly census: CensusSpec | null;
  /** Slugs of the networks that it holds joint professional days with. */
  readonly partners?: readonly string[];
}

/** One person of the network `home` who also works in a unit of the network `also`, which comes later in the list. */
export interface SharedPersonSpec {
  readonly home: string;
  readonly also: string;
}

/** All that the demonstration data of one sector depend on. */
export interface RosterSpec {
  /** Slug of the sector: first part of every id. */
  readonly sector: string;
  readonly seed: string;
  readonly networks: readonly NetworkSpec[];
  readonly sharedPersons: readonly SharedPersonSpec[];
}
