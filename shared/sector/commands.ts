import { type SectorCommand } from './change/sector-work.js';
import { cancelEvent, planEvent, updateEvent } from './event/event.commands.js';
import { grantRole, revokeRole } from './grant/grant.commands.js';
import { addMeasure, updateMeasure } from './measure/measure.commands.js';
import { publishNews, withdrawNews } from './news/news.commands.js';
import { setOperator } from './operator/operator.commands.js';
import { recordAttendance } from './participation/attendance.command.js';
import { registerParticipant, withdrawParticipant } from './participation/participation.commands.js';
import { amendActionPlan, approveActionPlan, closeActionPlan, proposeActionPlan, returnActionPlan } from './plan/action-plan.commands.js';
import { carryOverMeasures } from './plan/carry-over.command.js';
import { reportProgress } from './plan/progress.command.js';
import { setTarget } from './plan/target.commands.js';
import {
  correctRecord,
  recordCompetence,
  recordConversation,
  recordPackage,
  recordPlacement,
  recordTeaching,
} from './record/nurse-record.commands.js';
import { acknowledgeDocument, setToolAdoption } from './record/unit-record.commands.js';
import { approveReport, returnReport, saveReport, submitReport } from './report/report.commands.js';
import { decideCorrection, proposeCorrection } from './request/correction.commands.js';
import { decideParticipation, requestParticipation } from './request/participation-request.commands.js';
import { withdrawRequest } from './request/withdraw-request.command.js';
import { appointNurse, changeAppointment, endAppointment } from './roster/appointment.commands.js';
import { confirmEnd, requestEnd } from './roster/end-request.commands.js';
import { setVisibility, updateContact } from './roster/entry.commands.js';
import { confirmNomination, nominateNurse } from './roster/nomination.commands.js';
import { withdrawAppointment } from './roster/withdraw-appointment.command.js';
import { completeTransfer, receiveTransfer, startTransfer } from './transfer/transfer.commands.js';
import { moveUnit, registerUnit, updateUnit } from './unit/unit.commands.js';
import { closeUnit, mergeUnits } from './unit/unit-end.commands.js';
import { verifyRecords } from './verification/verify-records.command.js';

/** All commands of a sector: each becomes a mutation `<verb><Sector><Noun>`. */
export const SECTOR_COMMANDS: readonly SectorCommand[] = [
  appointNurse,
  changeAppointment,
  endAppointment,
  withdrawAppointment,
  nominateNurse,
  confirmNomination,
  requestEnd,
  confirmEnd,
  withdrawRequest,
  verifyRecords,
  saveReport,
  submitReport,
  approveReport,
  returnReport,
  publishNews,
  withdrawNews,
  addMeasure,
  updateMeasure,
  setTarget,
  reportProgress,
  proposeActionPlan,
  returnActionPlan,
  approveActionPlan,
  amendActionPlan,
  closeActionPlan,
  carryOverMeasures,
  updateContact,
  setVisibility,
  proposeCorrection,
  decideCorrection,
  recordCompetence,
  recordPackage,
  recordPlacement,
  recordTeaching,
  recordConversation,
  correctRecord,
  acknowledgeDocument,
  setToolAdoption,
  planEvent,
  updateEvent,
  cancelEvent,
  registerParticipant,
  withdrawParticipant,
  recordAttendance,
  requestParticipation,
  decideParticipation,
  registerUnit,
  updateUnit,
  moveUnit,
  mergeUnits,
  closeUnit,
  setOperator,
  startTransfer,
  receiveTransfer,
  completeTransfer,
  grantRole,
  revokeRole,
];
