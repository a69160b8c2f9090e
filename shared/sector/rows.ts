/**
 * The rows of a sector's database as plain values: what the seeder, the demo generator and later the importer hand over.
 *
 * Dates are ISO 8601 (`2020-01-01`), intervals are half-open: `validFrom` is the first day, `validTo` the day after the last.
 * `recordedAt` and `supersededAt` are UTC instants (`2020-01-01T08:00:00.000Z`): when the system learned a fact, and when a
 * later row took its place. A row is never changed but for its `supersededAt`.
 */

import type { EventKind, EventStatus } from './event/event.vocabulary.js';
import type { ParticipationStatus } from './participation/participation.vocabulary.js';
import type { ActionPlanVersion, ProgressVersion, TargetVersion } from './plan/plan.entity.js';
import type { MeasureStatus } from './plan/plan.vocabulary.js';
import type { AppointmentBasis, EndReason, NurseRole, Visibility } from './roster/roster.vocabulary.js';
import type { ServiceType, SuccessionKind } from './unit/unit.vocabulary.js';

export type { AppointmentBasis, EndReason, EventKind, NurseRole, ServiceType, Visibility };

/** What every state of a fact carries: when it was true, and when the system believed so. */
export interface Versioned {
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly recordedAt: string;
  readonly supersededAt: string | null;
  /** Invented for the demonstration. */
  readonly demo: boolean;
}

/** One state of a unit (enhet): name, kind and belonging in an interval. `areaCode` is null for hospital units. */
export interface UnitVersionRow extends Versioned {
  readonly unitId: string;
  readonly name: string;
  readonly serviceType: ServiceType;
  readonly network: string;
  readonly areaCode: string | null;
}

/** A unit that went on as another one: merged into it, or moved to it. */
export interface UnitSuccessionRow {
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly kind: SuccessionKind;
  /** The first day of the new state. */
  readonly date: string;
  readonly recordedAt: string;
}

/** One state of a person's entry. */
export interface NurseVersionRow extends Versioned {
  readonly nurseId: string;
  readonly name: string;
  readonly role: NurseRole;
  readonly visibility: Visibility;
  readonly email: string | null;
  readonly phone: string | null;
}

/** One state of an appointment: a person has the task in a unit in the interval. */
export interface AppointmentVersionRow extends Versioned {
  readonly appointmentId: string;
  readonly nurseId: string;
  readonly unitId: string;
  readonly role: NurseRole;
  readonly basis: AppointmentBasis;
  readonly endReason: EndReason | null;
  /** The appointment that took over, if somebody did. */
  readonly successorId: string | null;
}

/** One state of an event (arrangement). `date` is the day it takes place. */
export interface EventVersionRow {
  readonly eventId: string;
  readonly network: string;
  readonly kind: EventKind;
  readonly title: string;
  readonly date: string;
  readonly status: EventStatus;
  readonly place: string | null;
  readonly description: string | null;
  /** Topic tags as a JSON list of texts, in order. */
  readonly topics: string;
  /** Slugs of the other networks that hold it too, of any owner, as a JSON list. */
  readonly jointWith: string;
  /** How many network days it counts. */
  readonly days: number;
  /** Time of day in Europe/Oslo, `HH:MM`; null for the whole day. */
  readonly startsAt: string | null;
  /** The same, of its end; null where it has no start, or the end is open. */
  readonly endsAt: string | null;
  /** The day on which it was decided to hold it. */
  readonly decidedOn: string | null;
  readonly recordedAt: string;
  readonly supersededAt: string | null;
  readonly demo: boolean;
}

/** One state of a person's part in an event. */
export interface ParticipationVersionRow {
  readonly participationId: string;
  readonly eventId: string;
  readonly nurseId: string;
  readonly status: ParticipationStatus;
  readonly recordedAt: string;
  readonly supersededAt: string | null;
  readonly demo: boolean;
}

/** One state of a measure (tiltak) of an annual action plan. `subGoal` is the number in the strategy plan, if it serves one. */
export interface MeasureVersionRow {
  readonly measureId: string;
  readonly network: string;
  readonly year: number;
  readonly title: string;
  readonly subGoal: string | null;
  /** Role that answers for it, never a person. */
  readonly responsible: string | null;
  readonly dueOn: string | null;
  readonly status: MeasureStatus;
  readonly evidenceUrl: string | null;
  readonly budgetNote: string | null;
  /** The measure of the year before that it goes on with. */
  readonly carriedFrom: string | null;
  readonly recordedAt: string;
  readonly supersededAt: string | null;
  readonly demo: boolean;
}

/** One state of an action plan (årlig handlingsplan). */
export type ActionPlanVersionRow = Readonly<Omit<ActionPlanVersion, 'version'>>;

/** One state of a target (måltall). */
export type TargetVersionRow = Readonly<Omit<TargetVersion, 'version'>>;

/** One statement about a sub-goal (delmål). */
export type ProgressVersionRow = Readonly<Omit<ProgressVersion, 'version'>>;

/** All rows of a sector, in the order in which they can be written. Unit, nurse, … identities are those of the versions. */
export interface SectorRows {
  readonly unitVersions: readonly UnitVersionRow[];
  readonly unitSuccessions: readonly UnitSuccessionRow[];
  readonly nurseVersions: readonly NurseVersionRow[];
  readonly appointmentVersions: readonly AppointmentVersionRow[];
  readonly eventVersions: readonly EventVersionRow[];
  readonly participationVersions: readonly ParticipationVersionRow[];
  readonly measureVersions: readonly MeasureVersionRow[];
  readonly actionPlanVersions: readonly ActionPlanVersionRow[];
  readonly targetVersions: readonly TargetVersionRow[];
  readonly progressVersions: readonly ProgressVersionRow[];
}
