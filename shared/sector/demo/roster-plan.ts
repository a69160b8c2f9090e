import type { AppointmentBasis, EndReason, NurseRole, ServiceType, Visibility } from '../rows.js';
import type { PlaceSpec } from './roster-spec.js';

/** A person while the roster is planned. What may be set by quota later is open to change. */
export interface Person {
  readonly id: string;
  name: string;
  role: NurseRole;
  basis: AppointmentBasis;
  visibility: Visibility;
  /** Keeps her name for good: she is one of two namesakes. */
  namesake: boolean;
}

/** A unit while the roster is planned; `place` is null for a ward of the hospital. Days as in `calendar.ts`. */
export interface PlannedUnit {
  readonly id: string;
  readonly name: string;
  readonly serviceType: ServiceType;
  readonly network: string;
  readonly place: PlaceSpec | null;
  /** Whether it has somebody on the reference day, had somebody formerly, or never had. */
  coverage: 'COVERED' | 'VACANT' | 'NEVER';
  opened: number;
  closed: number | null;
}

/** A person's time in a unit: becomes one appointment. */
export interface Stay {
  readonly id: string;
  readonly person: Person;
  unit: PlannedUnit;
  readonly start: number;
  end: number | null;
  reason: EndReason | null;
  /** Who took over. */
  next: Stay | null;
  /** The day on which its start became known. */
  readonly recorded: number;
}

/** A seat in a unit: the stays that followed one another in it. */
export interface Seat {
  readonly unit: PlannedUnit;
  readonly stays: Stay[];
}

/** Two units of which one went on as the other. */
export interface PlannedSuccession {
  readonly from: PlannedUnit;
  readonly to: PlannedUnit;
  readonly kind: 'MERGED' | 'MOVED';
  readonly day: number;
}

/** How many days before a merger or move its consequences are recorded, all at once. */
export const DECISION_LEAD = 7;

/** The last stay of a seat. */
export function lastStay(seat: Seat): Stay {
  const stay = seat.stays.at(-1);
  if (stay === undefined) throw new RangeError('A seat has at least one stay');
  return stay;
}
