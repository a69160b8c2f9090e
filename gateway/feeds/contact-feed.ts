/** A sector that is not in an answer. */
export interface MissingSector {
  readonly slug: string;
  readonly name: string;
}

/** `/feeds/contact.json`: whom to contact at a place, as far as everybody may know it. Names are those of the schema. */
export interface ContactFeed {
  /** The place as it was asked for. */
  readonly place: string;
  /** How it was understood, in Norwegian: «Svelvik gikk over i Drammen 2020-01-01.» */
  readonly understoodAs: readonly string[];
  /** Where nothing was found: names of places that may have been meant. */
  readonly didYouMean: readonly string[];
  /** Best matches first. */
  readonly contacts: readonly FeedContact[];
  /** There are more units than `first`. */
  readonly hasMore: boolean;
  /** Sectors that did not answer: contacts may be missing. */
  readonly missing: readonly MissingSector[];
  /** Some of it is invented for the demonstration. */
  readonly demo: boolean;
}

/** A unit, with one of its resource nurses. */
export interface FeedContact {
  readonly unit: {
    readonly id: string;
    readonly name: string;
    readonly serviceType: string;
    /** Name of the municipality or city district; null for a hospital's unit. */
    readonly area: string | null;
    /** Name of the network; null if it is not known at the moment. */
    readonly network: string | null;
  };
  /** Null where the unit has no resource nurse. */
  readonly nurse: FeedNurse | null;
}

/** A resource nurse, with what she shows to everybody. */
export interface FeedNurse {
  /** Null where she does not show it. */
  readonly name: string | null;
  /** `NurseRole` */
  readonly role: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** `HiddenReason`: why there is neither e-mail nor telephone; null if there is. */
  readonly contactHidden: string | null;
  /** Day on which her entry was last verified; null if never. */
  readonly verifiedAt: string | null;
}
