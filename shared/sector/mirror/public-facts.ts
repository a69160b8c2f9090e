import type { PublicFacts, PublicObject, PublicTables } from '../../command/public-facts.js';
import { actionPlanKey } from '../plan/action-plan.key.js';
import type { SectorTables } from '../tables.js';

const INTERVAL = ['validFrom', 'validTo'];

const nurse = (id: unknown): PublicObject => ({ type: 'Nurse', id: String(id) });
const unit = (id: unknown): PublicObject => ({ type: 'Unit', id: String(id) });
const planOf = ({ network, year }: Readonly<Record<string, unknown>>): PublicObject[] => [
  { type: 'ActionPlan', id: actionPlanKey(String(network), Number(year)) },
];

/**
 * What everybody may be told of a sector's tables. A table that is not here does not compile: what is new must be declared public, or
 * not to be. What a person has hidden is masked, so that a change in it is none.
 */
export const SECTOR_FACTS = {
  nurseVersion: {
    key: 'nurseId',
    type: 'Nurse',
    days: INTERVAL,
    mask: (row) => (row.visibility === 'PUBLIC' ? row : { ...row, name: null, email: null, phone: null }),
  },
  unitVersion: { key: 'unitId', type: 'Unit', days: INTERVAL },
  appointmentVersion: {
    key: 'appointmentId',
    type: 'Appointment',
    days: INTERVAL,
    hidden: ['endReason'],
    touches: ({ nurseId, unitId }) => [nurse(nurseId), unit(unitId)],
  },
  unitSuccession: { key: 'id', addedOnly: true, touches: ({ fromUnitId, toUnitId }) => [unit(fromUnitId), unit(toUnitId)] },
  eventVersion: { key: 'eventId', type: 'Event' },
  measureVersion: { key: 'measureId', type: 'Measure', hidden: ['budgetNote'] },
  newsVersion: { key: 'newsId', type: 'News', shown: ['status', 'PUBLISHED'], opensOn: 'publishedOn' },
  reportVersion: {
    key: 'reportId',
    type: 'AnnualReport',
    named: ['network', 'year'],
    shown: ['kind', 'ANNUAL'],
    hidden: ['comment'],
    // What it says is nobody's before it is approved: only where it stands.
    mask: (row) => (row.status === 'APPROVED' ? row : { ...row, narrative: null }),
  },
  actionPlanVersion: { key: 'actionPlanId', type: 'ActionPlan' },
  targetVersion: { key: 'targetId', touches: planOf },
  progressVersion: { key: 'progressId', touches: planOf },
  operatorVersion: { key: 'operatorId', type: 'NetworkOperator', days: INTERVAL },
  verification: {
    key: 'objectId',
    addedOnly: true,
    touches: ({ kind, objectId }) => [kind === 'CONTACT' ? nurse(objectId) : { type: 'Appointment', id: String(objectId) }],
  },
  setting: 'NOT_PUBLIC',
  receipt: 'NOT_PUBLIC',
  pseudonym: 'NOT_PUBLIC',
  auditEntry: 'NOT_PUBLIC',
  changeEntry: 'NOT_PUBLIC',
  roleGrantVersion: 'NOT_PUBLIC',
  participationVersion: 'NOT_PUBLIC',
  nurseRecordVersion: 'NOT_PUBLIC',
  acknowledgementVersion: 'NOT_PUBLIC',
  toolAdoptionVersion: 'NOT_PUBLIC',
  requestVersion: 'NOT_PUBLIC',
  transferVersion: 'NOT_PUBLIC',
  searchWord: 'NOT_PUBLIC',
  searchVariant: 'NOT_PUBLIC',
  // Ids alone; what becomes of them stands in their states.
  unit: 'NOT_PUBLIC',
  nurse: 'NOT_PUBLIC',
  appointment: 'NOT_PUBLIC',
  event: 'NOT_PUBLIC',
  measure: 'NOT_PUBLIC',
} as const satisfies Record<keyof SectorTables, PublicFacts | 'NOT_PUBLIC'> satisfies PublicTables;
